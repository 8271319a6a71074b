/**
 * Completes the names that are typed in a program: those of the document by themselves, and those that the page's
 * Python tells. It asks only when the visitor does, so that nothing comes between them and what they type.
 */
import { autocompletion } from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";

/** @typedef {import("@codemirror/autocomplete").CompletionContext} Context */
/** @typedef {import("@codemirror/autocomplete").CompletionResult} Result */
/** @typedef {(names: string[], length: number) => void} Answer  length: characters of the name that are there already */
/** @typedef {(line: string, answer: Answer) => void} Ask  line: as far as it goes before the cursor */

/** What is no name, or none yet. */
const SILENT = ["String", "FormatString", "Comment"];
const NAME = /^[\p{L}\p{N}_]*$/u;

/** @type {Ask} */
let ask = (_line, answer) => answer([], 0);

/** Have somebody asked for the names that may stand where the cursor is. @param {Ask} asked */
export function onComplete(asked) {
  ask = asked;
}

/** @param {Context} context @returns {Promise<Result | null>} */
function told({ state, pos }) {
  const line = state.doc.lineAt(pos);
  return new Promise((resolve) => {
    ask(line.text.slice(0, pos - line.from), (names, length) => {
      const options = Array.from(names, (label) => ({ label }));
      resolve(options.length ? { from: pos - length, options, validFor: NAME } : null);
    });
  });
}

/** @param {(context: Context) => Promise<Result | null> | Result | null} source */
function whereNamesAre(source) {
  return (/** @type {Context} */ context) => {
    const inside = SILENT.includes(syntaxTree(context.state).resolveInner(context.pos, -1).name);
    return inside ? null : source(context);
  };
}

export const completing = autocompletion({
  activateOnTyping: false,
  // The list comes when it is asked for, and never under a key that was meant for the text.
  interactionDelay: 0,
  icons: false,
  override: [told, localCompletionSource].map(whereNamesAre),
});
