/**
 * Takes away the indentation that a script has of the JavaScript around it, as `textwrap.dedent` does, and so
 * Pyodide's `runPythonAsync`; and where that is not enough, that of the lines below one that follows the quote at
 * once, and of code among comments or texts that stand further left. What is Python as it stands stays as it is.
 *
 * It sees texts, brackets and comments, and knows no more of Python than that. No line is added or taken away.
 */

/** @typedef {{at: number, indent: string}} Start  where a statement begins: the number of its line, from 0 */
/** @typedef {{starts: Start[], opens: boolean}} Shape  opens: the first statement ends in a colon */

/** What matters of a line: a text in three quotes or one, the beginning of such a text, brackets, a comment, a line that goes on. */
const TOKENS = /("""|''')|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|([([{])|([)\]}])|(#.*)|(\\$)|(\S)/g;

/** @param {string} code @returns {string} */
export function dedent(code) {
  const lines = code.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const even = without(margin(lines.filter(isFilled)), lines);
  const deeper = shifted(even, shapeOf(even));
  return deeper === lines ? code : deeper.join("\n");
}

/** @param {string[]} lines @param {Shape} shape */
function shifted(lines, { starts: [first, ...rest], opens }) {
  if (!first) return lines;
  if (first.indent) return without(first.indent, lines);
  const common = margin(rest.map(({ at }) => lines[at]));
  // What follows a colon at once is its block, and belongs where it is.
  if (!common || (opens && rest[0].indent === common)) return lines;
  return [...lines.slice(0, first.at + 1), ...without(common, lines.slice(first.at + 1))];
}

/** @param {string} indent @param {string[]} lines @returns {string[]} the same ones if there is nothing to take away */
function without(indent, lines) {
  if (!indent) return lines;
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : isFilled(line) ? line : ""));
}

/** What all of these lines begin with of spaces and tabs. @param {string[]} lines */
function margin(lines) {
  const [first = "", ...rest] = lines.map(indentOf);
  return rest.reduce((common, indent) => {
    let length = 0;
    while (length < common.length && common[length] === indent[length]) length += 1;
    return common.slice(0, length);
  }, first);
}

/** @param {string} line */
const indentOf = (line) => /^[ \t]*/.exec(line)?.[0] ?? "";

/** @param {string} line */
const isFilled = (line) => /[^ \t]/.test(line);

/** Where statements begin. @param {string[]} lines @returns {Shape} */
function shapeOf(lines) {
  const reader = new Reader();
  /** @type {Start[]} */
  const starts = [];
  let opens = false;
  lines.forEach((line, at) => {
    const isNew = reader.isAtStart;
    const last = reader.read(line);
    if (isNew && last !== "") starts.push({ at, indent: indentOf(line) });
    if (starts.length === 1 && last !== "" && reader.isAtStart) opens = last === ":";
  });
  return { starts, opens };
}

/** Reads a script line by line. */
class Reader {
  constructor() {
    this.quotes = "";
    this.depth = 0;
    this.goesOn = false;
  }

  /** Whether the next line begins a statement, if it has any code. */
  get isAtStart() {
    return !this.quotes && !this.depth && !this.goesOn;
  }

  /** @param {string} line @returns {string} what its code ends in, or nothing where it has no code */
  read(line) {
    let last = this.quotes && "text";
    this.goesOn = false;
    const tokens = new RegExp(TOKENS);
    tokens.lastIndex = this.#afterText(line, 0);
    for (let found = tokens.exec(line); found; found = tokens.exec(line)) {
      const [token, quotes, opening, closing, comment, goesOn] = found;
      if (comment) break;
      last = token;
      if (quotes) {
        this.quotes = quotes;
        tokens.lastIndex = this.#afterText(line, tokens.lastIndex);
      } else if (opening) this.depth += 1;
      else if (closing) this.depth = Math.max(0, this.depth - 1);
      else if (goesOn) this.goesOn = true;
    }
    return last;
  }

  /** Where the text in three quotes that is open ends. @param {string} line @param {number} from */
  #afterText(line, from) {
    if (!this.quotes) return from;
    const end = new RegExp(`(?:[^\\\\]|\\\\.)*?${this.quotes}`, "y");
    end.lastIndex = from;
    if (!end.test(line)) return line.length;
    this.quotes = "";
    return end.lastIndex;
  }
}
