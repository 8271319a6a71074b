/** How code looks in an editor: its colours are the custom properties of style.css. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.character, tags.regexp], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.escape], color: "var(--code-number)" },
  { tag: [tags.definition(tags.variableName), tags.definition(tags.propertyName)], color: "var(--text)" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.className], color: "var(--code-name)" },
  { tag: [tags.definition(tags.className), tags.propertyName], color: "var(--code-name)" },
  { tag: [tags.comment, tags.meta], color: "var(--code-comment)" },
  { tag: tags.invalid, color: "var(--bad)" },
]);

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "transparent", fontSize: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", fontVariantLigatures: "none" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-gutters": { backgroundColor: "var(--page)", color: "var(--faint)", border: "none", minWidth: "3rem" },
  ".cm-lineNumbers": { flexGrow: 1 },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.5rem 0 0.75rem", minWidth: "2.5rem" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--line)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { backgroundColor: "var(--line)", color: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--match)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--match)", outline: "1px solid var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-tint)" },
  ".cm-searchMatch": { backgroundColor: "var(--match)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--selection)", outline: "1px solid var(--accent)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--text)", border: "1px solid var(--border)", borderRadius: "0.375rem", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "12.5em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 0.625rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--selection)", color: "var(--text)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-placeholder": { color: "var(--faint)" },
  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)", borderColor: "var(--border)" },
  ".cm-panel.cm-search": { padding: "0.5rem 0.75rem", fontSize: "0.75rem", fontFamily: "var(--sans)" },
  ".cm-panel.cm-search [name=close]": { color: "var(--text)", fontSize: "1rem", right: "0.5rem", top: "0.25rem" },
  ".cm-textfield": { backgroundColor: "var(--page)", borderColor: "var(--control)", borderRadius: "0.25rem", padding: "0.25rem 0.375rem" },
  ".cm-button": { background: "var(--page)", borderColor: "var(--control)", borderRadius: "0.25rem", padding: "0.25rem 0.5rem" },
  ".cm-flash": { backgroundColor: "var(--match)" },
  ".cm-wrong": { textDecoration: "underline wavy var(--bad) 1.5px", textUnderlineOffset: "3px", backgroundColor: "var(--bad-tint)" },
});

export const highlighting = syntaxHighlighting(colours);

/** JSON, as far as colours need it. */
export const json = StreamLanguage.define({
  name: "json",
  token(stream) {
    if (stream.match(/"(?:[^"\\]|\\.)*"(?=\s*:)/)) return "propertyName";
    if (stream.match(/"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/-?\d[\d.eE+-]*|\b(?:true|false|null)\b/)) return "number";
    stream.next();
    return null;
  },
});
