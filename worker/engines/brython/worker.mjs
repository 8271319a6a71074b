/** The worker that runs Brython. */
import { serve } from "../../serve.mjs";
import { startEngine } from "./start.mjs";

serve("brython", startEngine);
