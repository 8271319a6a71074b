/** Which errors are about what Brython does not have. */
import { awaiting, displaying, language, lackOf, memberOf, module, nobody, waiting } from "../shared/lacks.mjs";

const FAULT = "a correct version of this";

/** Errors that Python never has: of its own parts, and of its library's dealings with them. */
const OWN = /UndefinedType|builtin_function_or_method takes no arguments|keys must be str, .* not dict/;

/** @type {import("../shared/lacks.mjs").Rule[]} */
const RULES = [
  { error: "ModuleNotFoundError", message: /No module named '([\w.]+)'/, lack: ([, name]) => module(name) },
  { error: "AttributeError", message: /'module' object has no attribute '(\w+)'/, lack: ([, name], line, code) => memberIn(line, name, code) },
  { error: "NameError", message: /name 'display' is not defined/, lack: displaying },
  { error: "SyntaxError", message: /'await' outside function/, lack: awaiting },
  { error: "NotImplementedError", message: /asyncio/, lack: awaiting },
  { error: "NotImplementedError", message: /^(?:(.*) is not implemented|(.*))$/, lack: ([, name, words]) => language(name || words || "this feature") },
  { error: "ValueError", message: /'document' is not available/, lack: () => nobody("a page to draw on") },
  { error: "OSError", message: /input\(\) cannot wait/, lack: waiting },
  // A program that speaks to JavaScript may get its errors.
  { error: "JavascriptError", message: /./, lack: (_, __, code) => fault(code) },
  { error: "TypeError", message: OWN, lack: (_, __, code) => fault(code) },
];

/** The message does not name the module: the line does. @param {string} line @param {string} name @param {string} code */
function memberIn(line, name, code) {
  const owner = new RegExp(`(\\w+)\\.${name}\\b`).exec(line);
  return owner ? memberOf(owner[1], name, code) : undefined;
}

/** @param {string} code */
function fault(code) {
  return /\b(js|browser|javascript)\b/.test(code) ? undefined : language(FAULT);
}

/** @param {import("../engine.mjs").Failure} error @param {string} code */
export const lack = (error, code) => lackOf("brython", RULES, error, code);
