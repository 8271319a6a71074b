/** Which errors are about what MicroPython does not have. */
import { awaiting, builtin, language, lackOf, member, method, module, waiting } from "../shared/lacks.mjs";

/** Lines that it cannot parse, and what they are. @type {[RegExp, string][]} */
const SYNTAX = [
  [/^match\b.*:/, "`match` statements"],
  [/^except\s*\*/, "`except*`"],
  [/^type\s+\w+/, "`type` statements"],
  [/^with\s*\(/, "`with` in parentheses"],
  [/^(async\s+)?def\b.*[(,]\s*\/\s*[,)]/, "parameters that go by place alone (`/`)"],
  [/^(def|class)\s+\w+\s*\[/, "parameters of types"],
  [/[[({,]\s*\*\*?\s*[\w([{"']/, "`*` and `**` within lists, tuples, sets and dicts"],
  [/\b[fF][rR]?["'].*\{/, "all of f-strings"],
  [/\basync\s+(for|with)\b|\bawait\b/, "all of async"],
];

/** @type {import("../shared/lacks.mjs").Rule[]} */
const RULES = [
  { error: "ImportError", message: /no module named '([\w.]+)'/, lack: ([, name]) => imported(name) },
  { error: "ImportError", message: /can't import name (\w+)/, lack: ([, name], line) => importedFrom(line, name) },
  { error: "AttributeError", message: /module '(\w+)' has no attribute '(\w+)'/, lack: ([, owner, name]) => member(owner, name) },
  { error: "AttributeError", message: /'(\w+)' object has no attribute '(\w+)'/, lack: ([, type, name]) => method(type, name) },
  { error: "NameError", message: /name '(\w+)' isn't defined/, lack: ([, name]) => builtin(name) },
  { error: "SyntaxError", message: /'await' outside function/, lack: awaiting },
  { error: "SyntaxError", message: /invalid syntax|\*x must be assignment target/, lack: (_, line) => syntax(line) },
  { error: "TypeError", message: /doesn't take keyword|extra keyword/, lack: (_, line) => keyword(line) },
  { error: "NotImplementedError", message: /(.*)/, lack: ([, words]) => language(`all of this: ${words}`) },
  { error: "OSError", message: /input\(\) cannot wait/, lack: waiting },
];

/** @param {string} name  as `collections.Counter`, too, where that is imported from a package */
function imported(name) {
  const [top, last] = [name.split(".")[0], name.split(".").at(-1) ?? ""];
  return (top !== last && member(top, last)) || module(name);
}

/** @param {string} line @param {string} name */
function importedFrom(line, name) {
  const from = /^from\s+(\w+)/.exec(line);
  return from ? member(from[1], name) : undefined;
}

/** @param {string} line */
function syntax(line) {
  const found = SYNTAX.find(([pattern]) => pattern.test(line));
  return found && language(found[1]);
}

/** A class or a builtin that takes no arguments by name here. @param {string} line */
function keyword(line) {
  return /^class\b|\b(print|zip|int|sorted|sum|enumerate|open|str|bytes)\(/.test(line) ? language("this argument by name") : undefined;
}

/** @param {import("../engine.mjs").Failure} error @param {string} code */
export const lack = (error, code) => lackOf("micropython", RULES, error, code);
