/** Which errors are about what MicroPython does not have. */
import { awaiting, builtin, displaying, language, lackOf, member, method, module, waiting } from "../shared/lacks.mjs";

/** Lines that it cannot parse, and what they are. @type {[RegExp, string][]} */
const SYNTAX = [
  [/^match\b.*:/, "`match` statements"],
  [/^except\s*\*/, "`except*`"],
  [/^type\s+\w+/, "`type` statements"],
  [/^with\s*\(/, "`with` in parentheses"],
  [/^(async\s+)?def\b.*[(,]\s*\/\s*[,)]/, "positional-only parameters (`/`)"],
  [/^(def|class)\s+\w+\s*\[/, "type parameters"],
  [/[[({,]\s*\*\*?\s*[\w([{"']/, "`*` and `**` within lists, tuples, sets and dicts"],
  [/\b[fF][rR]?["'].*\{/, "every feature of f-strings"],
  [/\basync\s+(for|with)\b|\bawait\b/, "every feature of async"],
];

/** @type {import("../shared/lacks.mjs").Rule[]} */
const RULES = [
  { error: "ImportError", message: /no module named '([\w.]+)'/, lack: ([, name]) => imported(name) },
  { error: "ImportError", message: /can't import name (\w+)/, lack: ([, name], line) => importedFrom(line, name) },
  { error: "AttributeError", message: /module 'asyncio' has no attribute '(run|Runner)'/, lack: awaiting },
  { error: "AttributeError", message: /module '([\w.]+)' has no attribute '(\w+)'/, lack: ([, owner, name]) => member(owner, name) },
  { error: "AttributeError", message: /'(\w+)' object has no attribute '(\w+)'/, lack: ([, type, name]) => method(type, name) },
  { error: "NameError", message: /name 'display' isn't defined/, lack: displaying },
  { error: "NameError", message: /name '(\w+)' isn't defined/, lack: ([, name]) => builtin(name) },
  { error: "SyntaxError", message: /'await' outside function/, lack: awaiting },
  { error: "SyntaxError", message: /invalid syntax|\*x must be assignment target/, lack: (_, line) => syntax(line) },
  // Of functions that are its own: those of programs name the argument.
  { error: "TypeError", message: /doesn't take keyword|extra keyword/, lack: () => language("this keyword argument") },
  { error: "TypeError", message: /unexpected keyword argument/, lack: (_, line) => keyword(line) },
  { error: "TypeError", message: /function takes \d+ positional arguments/, lack: (_, line) => matched(line) },
  { error: "Error", message: /un\(deep\)copyable/, lack: () => language("copies of objects like this") },
  { error: "NotImplementedError", message: /(.*)/, lack: ([, words]) => language(`this feature: ${words}`) },
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

/** A class that takes arguments by name. @param {string} line */
function keyword(line) {
  return /^class\b/.test(line) ? language("this keyword argument") : undefined;
}

/** What a match of `re` is asked without a number. @param {string} line */
function matched(line) {
  const [, name] = /\.(group|groups|span|start|end)\(/.exec(line) ?? [];
  return name ? language(`${name}() of a match without a group number`) : undefined;
}

/** @param {import("../engine.mjs").Failure} error @param {string} code */
export const lack = (error, code) => lackOf("micropython", RULES, error, code);
