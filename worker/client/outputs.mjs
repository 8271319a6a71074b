/** Which reports a worker is to be told of, so that it is never far ahead: they share one sequence of `seq`. */
import * as KINDS from "#generated/kinds.mjs";

/** @type {readonly unknown[]} */
const OUTPUTS = Object.freeze([KINDS.OUTPUT, KINDS.DISPLAY, KINDS.DRAWING, KINDS.COMMS]);

/** @param {unknown} type  of a report */
export const isOutput = (type) => OUTPUTS.includes(type);
