/** Joins the embedding with the page, if the page is shown in a frame with `?embed` and the site lets somebody talk to it. */
import { Embedding } from "./embedding.mjs";

/** @param {{overhear: (listener: (report: any) => void) => void}} box */
export function join(box) {
  const { content } = /** @type {HTMLMetaElement} */ (document.getElementById("embedders"));
  const origins = content.split(" ").filter(Boolean);
  // The page's first script has noted whether the address asks for it.
  const isEmbedded = "embed" in document.documentElement.dataset;
  if (!isEmbedded || !origins.length || window.parent === window) return;
  const embedding = new Embedding(origins, window.parent, location.ancestorOrigins?.[0]);
  addEventListener("message", (event) => embedding.hear(event));
  // Without data, too.
  addEventListener("messageerror", ({ origin, source }) => embedding.hear({ origin, source, data: null }));
  box.overhear((report) => embedding.overhear(report));
  Object.assign(window, { offthreadEmbedding: embedding });
}
