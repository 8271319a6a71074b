/** What makes workers in the box of the site, for a client of the protocol. */
import { Box } from "../../../public/box.mjs";
import { BoxedWorker } from "../../../public/boxed.mjs";
import { makeImages } from "../../../public/images.mjs";
import { Elsewhere } from "../../../public/whereabouts.mjs";

/** The site, whose folder this page lies in. */
const SITE = new URL("../", location.href).href;

/** @param {string} address  of an engine's script @param {string[]} [imports]  for which an image will be asked for */
export function boxing(address, imports) {
  const box = new Box(new Elsewhere(SITE), makeImages);
  const make = () => {
    const worker = new BoxedWorker(box.open(address, imports), (message) => worker.onerror?.({ message }));
    return worker;
  };
  return Object.assign(make, { box });
}
