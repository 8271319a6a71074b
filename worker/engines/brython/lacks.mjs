/** Which errors are about what Brython does not have. */
import { awaiting, language, lackOf, member, module, waiting } from "../shared/lacks.mjs";

const FAULT = "all of this right: it is a fault of its own";

/** @type {import("../shared/lacks.mjs").Rule[]} */
const RULES = [
  { error: "ModuleNotFoundError", message: /No module named '([\w.]+)'/, lack: ([, name]) => module(name) },
  { error: "AttributeError", message: /'module' object has no attribute '(\w+)'/, lack: ([, name], line) => memberIn(line, name) },
  { error: "SyntaxError", message: /'await' outside function/, lack: awaiting },
  { error: "NotImplementedError", message: /asyncio/, lack: awaiting },
  { error: "NotImplementedError", message: /(.*)/, lack: ([, words]) => language(words || "all of this") },
  { error: "OSError", message: /input\(\) cannot wait/, lack: waiting },
  // A program that speaks to JavaScript may get its errors.
  { error: "JavascriptError", message: /./, lack: (_, __, code) => (/\b(js|browser|javascript)\b/.test(code) ? undefined : language(FAULT)) },
];

/** The message does not name the module: the line does. @param {string} line @param {string} name */
function memberIn(line, name) {
  const owner = new RegExp(`(\\w+)\\.${name}\\b`).exec(line);
  return owner ? member(owner[1], name) : undefined;
}

/** @param {import("../engine.mjs").Failure} error @param {string} code */
export const lack = (error, code) => lackOf("brython", RULES, error, code);
