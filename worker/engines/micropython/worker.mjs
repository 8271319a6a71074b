/** The worker that runs MicroPython. */
import { serve } from "../../serve.mjs";
import { startEngine } from "./start.mjs";

serve("micropython", startEngine);
