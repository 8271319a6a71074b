/** The worker of CPython, by Pyodide; or one that makes something for later visits and ends with that. */
import * as visit from "./visit.mjs";
import { doErrand } from "./errand.mjs";
import { startEngine } from "./start.mjs";
import { serve } from "../../host/serve.mjs";

// By the worker's name, since a service worker that answers from its store loses what the address ends with.
if (self.name === visit.NAME) visit.makeForNextVisit(new URL("..", self.location.href).href).finally(() => self.close());
else serve("cpython", startEngine, doErrand);
