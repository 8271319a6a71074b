/**
 * How cells look: in the page's own typeface and colours, which a page can set by `--offthread-…` and by parts. The names
 * without that prefix are those of the playground's style, which the editor's theme knows.
 */
export const STYLE = `
:host { display: block; margin: 1em 0; }
:host([hidden]) { display: none; }
.cell {
  --text: var(--offthread-text, currentColor);
  --page: var(--offthread-page, transparent);
  --mono: var(--offthread-mono, ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace);
  --sans: var(--offthread-sans, inherit);
  --border: var(--offthread-border, color-mix(in srgb, currentColor 22%, transparent));
  --control: var(--offthread-control, color-mix(in srgb, currentColor 50%, transparent));
  --line: color-mix(in srgb, currentColor 5%, transparent);
  --raised: var(--offthread-raised, light-dark(#f4f6f6, #262b2b));
  --hover: color-mix(in srgb, currentColor 12%, transparent);
  --soft: color-mix(in srgb, currentColor 82%, transparent);
  --faint: color-mix(in srgb, currentColor 72%, transparent);
  --accent: var(--offthread-accent, light-dark(#05674b, #57d7a8));
  --accent-text: var(--offthread-accent-text, light-dark(#fff, #06231a));
  --bad: var(--offthread-bad, light-dark(#b3261e, #ff9d8f));
  --bad-tint: color-mix(in srgb, var(--bad) 10%, transparent);
  --selection: light-dark(#bfe3d5, #24574a);
  --match: light-dark(#d6efe5, #234840);
  --code-keyword: var(--offthread-keyword, light-dark(#7a2aa8, #d2a8f5));
  --code-string: var(--offthread-string, light-dark(#126b35, #8fdc9f));
  --code-number: var(--offthread-number, light-dark(#8a4300, #f0b878));
  --code-name: var(--offthread-name, light-dark(#165ca8, #9cc6f5));
  --code-comment: var(--offthread-comment, light-dark(#5a6565, #9aa6a6));
  box-sizing: border-box;
  border: 1px solid var(--border);
  border-radius: var(--offthread-radius, 0.375rem);
  overflow: hidden;
  background: var(--page);
  color: var(--text);
  font-size: var(--offthread-size, 0.9em);
}
.cell[data-dark="true"] { color-scheme: dark; }
.cell[data-dark="false"] { color-scheme: light; }
.cell *, .cell *::before { box-sizing: border-box; }
[hidden] { display: none !important; }
.editor { max-height: var(--offthread-height, 24em); overflow: auto; }
.editor .cm-editor { max-height: var(--offthread-height, 24em); }
.editor .cm-content { padding-left: 0.5rem; }
.editor:has(.cm-gutters) .cm-content { padding-left: 0; }
.plain { display: block; width: 100%; margin: 0; padding: 0.75rem 0.75rem 0.75rem 1rem; border: 0; resize: none; background: transparent; color: inherit; font: 1em/1.5 var(--mono); tab-size: 4; white-space: pre; overflow: auto; }
.plain:focus-visible, .log:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.editor:has(.cm-focused) { outline: 2px solid var(--accent); outline-offset: -2px; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; padding: 0.375rem 0.5rem; border-top: 1px solid var(--border); background: var(--raised); font-family: var(--sans); }
button { min-height: 1.75rem; padding: 0 0.75rem; border: 1px solid var(--control); border-radius: 0.375rem; background: transparent; color: inherit; font: 500 0.9em/1.2 var(--sans); font-family: inherit; cursor: pointer; }
button:hover { background: var(--hover); }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--accent-text); }
button[aria-disabled="true"] { cursor: default; border-color: var(--border); background: transparent; color: var(--faint); }
button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.status { flex: 1 1 8rem; min-width: 0; color: var(--soft); overflow-wrap: anywhere; }
.log { max-height: var(--offthread-output-height, 24em); padding: 0.5rem 1rem; border-top: 1px solid var(--border); overflow: auto; font: 1em/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
.log[data-empty="true"] { display: none; }
.log > div { margin: 0.125rem 0; }
.log > [data-kind="stdout"], .log > [data-kind="result"], .log > [data-kind="wrong"] { unicode-bidi: plaintext; }
.log .table { overflow-x: auto; font-family: var(--sans); white-space: nowrap; }
.log table { border-collapse: collapse; }
.log td, .log th { padding: 2px 0.625rem; border-bottom: 1px solid var(--border); text-align: left; }
.log .number { text-align: right; font-variant-numeric: tabular-nums; }
.log .caption, .log .notice { color: var(--soft); }
.log img { display: block; max-width: 100%; height: auto; border-radius: 0.25rem; background: #fff; }
.log iframe { display: block; width: 100%; border: 1px solid var(--border); border-radius: 0.25rem; background: #fff; }
[data-kind="stderr"], [data-kind="error"]:not(:has(.traceback)), .traceback, [data-kind="wrong"] { color: var(--bad); }
[data-kind="input"] { color: var(--accent); }
[data-kind="result"] { padding-left: 0.625rem; border-left: 3px solid var(--accent); }
[data-kind="right"] { color: var(--accent); font-weight: 600; }
[data-kind="error"] .traceback { margin: 0; font: inherit; white-space: pre-wrap; }
[data-kind="error"] .hint { margin: 0.375rem 0; font-family: var(--sans); white-space: normal; }
.ask { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; padding: 0.5rem; border-top: 1px solid var(--border); }
.ask input { flex: 1 1 8rem; min-width: 0; min-height: 1.75rem; padding: 0 0.5rem; border: 1px solid var(--control); border-radius: 0.25rem; background: var(--page); color: inherit; font: max(1em, min(16px, 1em))/1.5 var(--mono); }
.cm-fault { background: var(--bad-tint); box-shadow: inset 3px 0 var(--bad); }
@media (pointer: coarse) { button, .ask input { min-height: 2.75rem; font-size: 16px; } }
@media print { .bar, .ask { display: none; } .log, .editor, .editor .cm-editor { max-height: none; } }
@media (forced-colors: active) { button[aria-disabled="true"] { color: GrayText; border-color: GrayText; } .editor:has(.cm-focused) { outline-color: Highlight; } }
`;

/** A length as styles have one; a number counts pixels. @param {string | null} value */
export function heightOf(value) {
  if (value === null) return "";
  const length = /^\d+$/.test(value) ? `${value}px` : value;
  return CSS.supports("max-height", length) ? length : "";
}
