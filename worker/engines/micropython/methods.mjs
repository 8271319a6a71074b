/**
 * Calls of methods that MicroPython lacks, in a program's text: `x.title()` becomes `__title_of__(x)()`, which
 * `texts.py` answers. Lines keep their numbers. A program that cannot be parsed is left as it is.
 */
import { parser } from "@lezer/python";

/** @typedef {import("@lezer/common").SyntaxNode} Node */
/** @typedef {{from: number, to: number, text: string}} Edit */

/** A type of its own, whose functions programs name without a call: `map(str.title, names)`. */
const TYPES = ["str", "int", "float"];

/** What gives the rewritten text. @param {string[]} names  of methods @returns {(code: string) => string} */
export function rewriter(names) {
  const wanted = new Set(names);
  const mention = new RegExp(`\\.\\s*(?:${names.join("|")})\\b`);
  return (code) => (mention.test(code) ? applied(code, edits(code, wanted)) : code);
}

/** @param {string} code @param {Set<string>} wanted @returns {Edit[]} */
function edits(code, wanted) {
  /** @type {Edit[]} */
  const found = [];
  let isBroken = false;
  parser.parse(code).iterate({
    enter: ({ type, node }) => {
      isBroken ||= type.isError;
      if (type.name === "MemberExpression") found.push(...editsOf(code, node, wanted));
    },
  });
  return isBroken ? [] : found;
}

/** @param {string} code @param {Node} member @param {Set<string>} wanted @returns {Edit[]} */
function editsOf(code, member, wanted) {
  const { firstChild: holder, lastChild: property } = member;
  const dot = member.getChild(".");
  if (!holder || !dot || property?.name !== "PropertyName") return [];
  const name = code.slice(property.from, property.to);
  if (!wanted.has(name) || !isLookedUp(code, member, holder)) return [];
  return [
    { from: holder.from, to: holder.from, text: `__${name}_of__(` },
    { from: dot.from, to: dot.to, text: ")" },
    { from: property.from, to: property.to, text: "" },
  ];
}

/**
 * Whether a method is called, or taken from a type: anywhere else it may be an attribute that is set.
 * @param {string} code @param {Node} member @param {Node} holder
 */
function isLookedUp(code, member, holder) {
  const text = code.slice(holder.from, holder.to);
  const { parent } = member;
  const isCalled = parent?.name === "CallExpression" && parent.firstChild?.from === member.from && parent.firstChild.to === member.to;
  // MicroPython compiles `super()` together with what follows.
  return isCalled ? !text.startsWith("super(") : TYPES.includes(text) && parent?.name !== "AssignStatement";
}

/** @param {string} code @param {Edit[]} found  of two at one place, that of the outer call first */
function applied(code, found) {
  let made = "";
  let at = 0;
  for (const { from, to, text } of found.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    made += code.slice(at, from) + text;
    at = to;
  }
  return made + code.slice(at);
}
