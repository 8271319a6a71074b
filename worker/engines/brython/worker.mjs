/** The worker that runs Brython. */
import { serve } from "../../host/serve.mjs";
import { startEngine } from "./start.mjs";

serve("brython", startEngine);
