// What a page of the package's does: it runs a program, and tells in its title what comes of it.
import { Offthread } from "offthread";

const python = await Offthread.start(globalThis.startOptions ?? {});
const { value } = await python.run("import statistics\nstatistics.mean(from_page)", { context: { from_page: [40, 44] } });
document.title = `The mean is ${value}.`;
