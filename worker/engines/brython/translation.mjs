/** What a program becomes in JavaScript, to be read and not to be run. */
import { generate, parse } from "./program.mjs";

/** @typedef {{code: string, lines: number[]} | {problem: string, line?: number}} Translation */

const FILE = "main.py";

/** How the JavaScript says which line of the program it has come to. */
const LINE = /\$B\.set_lineno\(frame, (\d+)|\bframe\.\$lineno = (\d+)/;

/** A number at the end of a name. */
const NUMBERED = /(?<=[A-Za-z_])\d+\b/g;

/** @param {any} $B  __BRYTHON__ @param {string} code @returns {Translation} */
export function translate($B, code) {
  try {
    const first = counted($B);
    const js = javascript($B, code).trimEnd();
    const renumbered = numbered(js, first, counted($B));
    return { code: renumbered, lines: linesOf(renumbered) };
  } catch (error) {
    return problem($B, error);
  }
}

/** @param {any} $B @param {string} code */
function javascript($B, code) {
  return generate($B, parse($B, code, FILE), code, FILE, "locals_main", $B.empty_dict());
}

/** How far Brython has counted the names that it makes up. @param {any} $B */
function counted($B) {
  return Number(javascript($B, "def f(): pass\n").match(/function f(\d+)/)?.[1]);
}

/**
 * Number the names that Brython made up from 1 on, so that the same program stays the same text.
 * @param {string} js @param {number} first  the number before the first of them @param {number} end
 */
function numbered(js, first, end) {
  return js.replace(NUMBERED, (digits) => (Number(digits) > first && Number(digits) < end ? String(Number(digits) - first) : digits));
}

/** The program's line that each line of its JavaScript comes from; 0 if from none. @param {string} js */
function linesOf(js) {
  /** @type {{indent: number, line: number}[]} the lines that are being gone through, from the outside in */
  const open = [];
  return js.split("\n").map((text) => {
    const indent = text.search(/\S/);
    if (indent < 0) return open.at(-1)?.line ?? 0;
    while (open.length && open[open.length - 1].indent > indent) open.pop();
    const [, call, set] = text.match(LINE) ?? [];
    const line = call ?? set;
    if (line) {
      if (open.at(-1)?.indent === indent) open.pop();
      open.push({ indent, line: Number(line) });
    }
    return open.at(-1)?.line ?? 0;
  });
}

/** @param {any} $B @param {unknown} thrown @returns {Translation} */
function problem($B, thrown) {
  const error = $B.exception(thrown);
  const name = String($B.class_name(error));
  const said = error.args?.[0];
  const line = Number(error.lineno);
  const words = `${name}: ${typeof said === "string" ? said : "this program cannot be translated"}`;
  return Number.isInteger(line) && line > 0 ? { problem: words, line } : { problem: words };
}
