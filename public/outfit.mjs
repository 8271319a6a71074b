/**
 * What an editor of ours has beyond what typing needs: colours, brackets, search, completion. It comes when the
 * editor is there already, so that nobody waits for it.
 */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { python } from "@codemirror/lang-python";
import { bidiIsolates, bracketMatching, indentOnInput } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap } from "@codemirror/view";
import { completing } from "./completing.mjs";
import { highlighting } from "./highlight.mjs";
import { lines } from "./indenting.mjs";
import { json } from "./json.mjs";

const file = [highlightActiveLineGutter(), highlightActiveLine(), highlightSelectionMatches(), indentOnInput()];

/** What the panel "Find" says, as the rest of the page does. */
const words = EditorState.phrases.of({
  next: "Next",
  previous: "Previous",
  all: "All",
  "match case": "Match case",
  regexp: "Regexp",
  "by word": "Whole words",
  replace: "Replace",
  "replace all": "Replace all",
  close: "Close",
});

/** @type {import("./pane.mjs").Outfit} */
export const outfit = {
  common: [
    drawSelection(),
    bracketMatching(),
    // Text and comments that are written from right to left leave the code around them in its place.
    bidiIsolates(),
    closeBrackets(),
    highlighting,
    words,
    // They act on keys that the editor has from the beginning.
    Prec.high(keymap.of(closeBracketsKeymap)),
    keymap.of(searchKeymap),
  ],
  languages: { python: [file, python(), lines, completing], json: [file, json], text: file, data: json },
};
