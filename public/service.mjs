/** The page's end of the service worker, as its Python calls it; none of it throws. */
import { offline } from "./offline.mjs";

Object.assign(globalThis, { offthreadService: offline });
