/** The worker that runs CPython, by Pyodide. */
import { startEngine } from "./engines/pyodide/start.mjs";
import { isErrand, run } from "./engines/pyodide/visit.mjs";
import { BASE, serve } from "./serve.mjs";

if (isErrand()) run(BASE).finally(() => self.close());
else serve("cpython", startEngine);
