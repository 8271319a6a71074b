/** The worker that runs MicroPython. */
import { serve } from "../../host/serve.mjs";
import { startEngine } from "./start.mjs";

serve("micropython", startEngine);
