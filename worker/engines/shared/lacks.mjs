/**
 * Which errors are about something that an engine does not have, and which engines have it. An engine gives
 * its rules; what the others have, the build has written down.
 */
import { ABSENT } from "#generated/absent.mjs";
import { ENGINES } from "#generated/engines.mjs";
import { MEMBERS } from "#generated/members.mjs";

/** @typedef {import("../engine.mjs").Failure} Failure */
/** @typedef {import("../engine.mjs").Lack} Lack */

/**
 * A rule: errors of this name whose message matches are about what `lack` says, if it says anything. It is
 * given what matched, the line that raised, and the program.
 * @typedef {object} Rule
 * @property {string} error @property {RegExp} message
 * @property {(found: string[], line: string, code: string) => Lack | undefined} lack
 */

/** Modules of Brython's library that are there, and fail in whatever they do. */
const STARTS = /^ {2}File "VFS\.(multiprocessing|subprocess|turtle|imp)\b/;
/** Functions of `os` that begin another program, in the words of Brython and of MicroPython. */
const BEGINS = /^(?:posix\.(system|fork|popen|execv\w*) is not implemented|module 'os' has no attribute '(system|fork|popen|execv\w*)')$/;

/** @type {Record<string, {has: readonly string[], modules: string}>} */
const engines = ENGINES;
/** @type {{builtins: string, types: Record<string, string>, modules: Record<string, string>}} */
const members = MEMBERS;

/** @type {Map<string, string> | undefined} modules that no engine has, and what is said of them */
let table;

/** What is said of a module that no engine has in a browser, by the longest beginning of its name. @param {string} name @param {string} [shown]  what it is called there @returns {Lack | undefined} */
export function absent(name, shown) {
  table ??= new Map(/** @type {string[][]} */ (ABSENT.modules).flatMap(([names, words]) => names.split(" ").map((each) => [each, words])));
  // A private module is spoken of by the name of the public one.
  for (const each of [name, name.replace(/^_+/, "")]) {
    const parts = each.split(".");
    for (let end = parts.length; end; end--) {
      const words = table.get(parts.slice(0, end).join("."));
      if (words) return { hint: words.replaceAll("{name}", shown ?? each) };
    }
  }
  return undefined;
}

/** @param {string} names  with spaces between them @param {string} name */
const has = (names, name) => names.split(" ").includes(name);

/** The engines that have something, by what tools/build/engines.py says of them. @param {string} what @returns {string[]} */
export function owners(what) {
  return Object.keys(engines).filter((name) => engines[name].has.includes(what));
}

/** Something of the language. @param {string} words @returns {Lack} */
export function language(words) {
  return { lacks: words, owners: owners("language") };
}

/** Something that no engine has in a browser. @param {string} words @returns {Lack} */
export function nobody(words) {
  return { lacks: words, owners: [] };
}

/** A module, as `a` or `a.b`. @param {string} name @returns {Lack} */
export function module(name) {
  const [top] = name.split(".");
  const lacks = `the module ${name}`;
  const words = absent(name);
  if (words) return words;
  const found = Object.keys(engines).filter((each) => has(engines[each].modules, top));
  const others = owners("packages");
  return found.length ? { lacks, owners: [...new Set([...others, ...found])] } : { lacks, owners: others, maybe: true };
}

/** A name in a module, if Python has it there. @param {string} name @param {string} attribute */
export function member(name, attribute) {
  return has(members.modules[name] ?? "", attribute) ? language(`${name}.${attribute}`) : undefined;
}

/** A name in what a program calls so: a module, perhaps by another name. @param {string} owner @param {string} attribute @param {string} code */
export function memberOf(owner, attribute, code) {
  const renamed = new RegExp(`^[ \\t]*import[ \\t]+([\\w.]+)[ \\t]+as[ \\t]+${owner}\\b`, "m").exec(code);
  return member(renamed ? renamed[1] : owner, attribute);
}

/** A method, if Python's type has it. @param {string} type @param {string} name */
export function method(type, name) {
  return has(members.types[type] ?? "", name) ? language(`the method ${type}.${name}`) : undefined;
}

/** A builtin, if Python has it. @param {string} name */
export function builtin(name) {
  return has(members.builtins, name) ? language(`the builtin ${name}`) : undefined;
}

/** `await` outside of functions, and the loop behind it. @returns {Lack} */
export const awaiting = () => ({ lacks: "an event loop for await and asyncio", owners: owners("await") });

/** Something to show pictures with. @returns {Lack} */
export const displaying = () => ({ lacks: "display", owners: owners("displays") });

/** A way to wait for input here. @returns {Lack} */
export const waiting = () => ({ lacks: "a way to wait for input on this page", owners: owners("input") });

/** @param {string} name  the engine's own @param {Rule[]} rules @param {Failure} error @param {string} code @returns {Lack | undefined} */
export function lackOf(name, rules, error, code) {
  const line = lineOf(error.traceback);
  // What a program raises by itself is its own affair.
  if (/^raise\b/.test(line) && !isOfLibrary(error.traceback)) return undefined;
  const [, useless] = STARTS.exec(places(error.traceback).at(-1) ?? "") ?? [];
  if (useless) return without(name, module(useless));
  // Engines name only as much of a module as they need to give up.
  const [, dotted = ""] = /^(?:from|import)\s+([\w.]+)/.exec(line) ?? [];
  const unknown = error.message.includes(`'${dotted.split(".")[0]}'`) ? absent(dotted) : undefined;
  if (unknown) return unknown;
  const [, one, other] = BEGINS.exec(error.message) ?? [];
  if (one || other) return absent("subprocess", `os.${one ?? other}`);
  for (const { error: kind, message, lack } of rules) {
    const found = kind === error.name ? message.exec(error.message) : null;
    const told = found && lack(found, line, code);
    if (told) return without(name, told);
  }
  return undefined;
}

/** The same, but for an engine among the owners: it is the one that lacks it. @param {string} name @param {Lack} lack @returns {Lack} */
function without(name, lack) {
  return lack.owners ? { ...lack, owners: lack.owners.filter((each) => each !== name) } : lack;
}

/** The last line of a program that a traceback shows. @param {string} traceback */
function lineOf(traceback) {
  const shown = traceback.split("\n").filter((line) => line.startsWith("    ") && !/^[\s~^]*$/.test(line));
  return (shown.at(-1) ?? "").trim();
}

/** Tell whether an error was raised in Brython's library, whose files have such names. @param {string} traceback */
function isOfLibrary(traceback) {
  return (places(traceback).at(-1) ?? "").startsWith('  File "VFS.');
}

/** The frames that a traceback shows, as their places. @param {string} traceback */
function places(traceback) {
  return traceback.split("\n").filter((line) => line.startsWith("  File "));
}
