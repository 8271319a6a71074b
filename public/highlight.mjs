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
  ".cm-panel.cm-search": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "0.375rem 0.5rem",
    padding: "0.5rem calc(max(1.75rem, var(--touch)) + 0.75rem) 0.5rem 0.75rem",
    font: "500 0.75rem/1 var(--sans)",
    "& input, & button, & label": { margin: "0", fontSize: "inherit" },
  },
  ".cm-panel.cm-search br": { content: '""', display: "block", width: "100%" },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "0.25rem", minHeight: "max(1.5rem, var(--touch))", cursor: "pointer" },
  ".cm-panel.cm-search [type=checkbox]": { accentColor: "var(--accent)" },
  ".cm-panel.cm-search [name=close]": {
    top: "0.5rem",
    right: "0.375rem",
    width: "max(1.75rem, var(--touch))",
    height: "max(1.75rem, var(--touch))",
    borderRadius: "0.375rem",
    color: "var(--text)",
    fontSize: "1.125rem",
    cursor: "pointer",
  },
  ".cm-panel.cm-search .cm-textfield": {
    flex: "1 1 9rem",
    maxWidth: "20rem",
    height: "max(1.75rem, var(--touch))",
    padding: "0 0.5rem",
    borderColor: "var(--control)",
    borderRadius: "0.25rem",
    backgroundColor: "var(--page)",
    color: "var(--text)",
    fontFamily: "var(--mono)",
    // A smaller one has iPhones zoom in.
    fontSize: "max(0.875rem, min(16px, var(--touch)))",
  },
  ".cm-panel.cm-search .cm-button": {
    minWidth: "var(--touch)",
    height: "max(1.75rem, var(--touch))",
    padding: "0 0.75rem",
    border: "1px solid var(--border)",
    borderRadius: "0.375rem",
    background: "var(--page)",
    color: "var(--text)",
    fontFamily: "var(--sans)",
    cursor: "pointer",
  },
  ".cm-panel.cm-search button:hover": { background: "var(--hover)" },
  ".cm-flash": { backgroundColor: "var(--match)" },
  ".cm-lintRange-error": { backgroundImage: "none", paddingBottom: "0", textDecoration: "underline wavy var(--bad) 1.5px", textUnderlineOffset: "3px", textDecorationSkipInk: "none", backgroundColor: "var(--bad-tint)" },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--bad)" },
  ".cm-tooltip .cm-diagnostic-error": { maxWidth: "min(32rem, 80vw)", margin: "0", padding: "0.375rem 0.625rem", borderLeft: "3px solid var(--bad)", font: "0.8125rem/1.5 var(--sans)" },
  ".cm-fault-sign": { position: "relative", color: "var(--bad)", fontWeight: "700" },
  ".cm-fault-sign::before": { content: '""', position: "absolute", left: "-0.75rem", top: "0.375em", width: "0.5rem", height: "0.5rem", borderRadius: "50%", backgroundColor: "var(--bad)" },
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
