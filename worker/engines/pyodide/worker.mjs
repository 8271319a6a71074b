/** The worker of CPython, by Pyodide; or one that does an errand for later visits and ends with that. */
import * as image from "./visit.mjs";
import * as code from "./exercise.mjs";
import { startEngine } from "./start.mjs";
import { BASE, serve } from "../../host/serve.mjs";

/**
 * By the worker's name, since a service worker that answers from its store loses what the address ends with.
 * @type {Record<string, (base: string) => Promise<void>>}
 */
const errands = { [image.NAME]: image.makeImage, [code.NAME]: code.exercise };

const errand = errands[self.name];
if (errand) errand(BASE).finally(() => self.close());
else serve("cpython", startEngine);
