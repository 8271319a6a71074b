/** A line of an editor that something else comes from: marked until the cursor moves or the text changes. */
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @type {import("@codemirror/state").StateEffectType<number>} where the line begins, or -1 for none */
const setLine = StateEffect.define();
const traced = Decoration.line({ class: "cm-followed" });

export const tracing = StateField.define({
  create: () => Decoration.none,
  update(value, { effects, docChanged, selection }) {
    const effect = effects.findLast((each) => each.is(setLine));
    if (effect) return effect.value < 0 ? Decoration.none : Decoration.set(traced.range(effect.value));
    return docChanged || selection ? Decoration.none : value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Mark a line, counted from 1, and show it; one that there is not takes the mark away. @param {EditorView} view @param {number} line */
export function trace(view, line) {
  const { doc } = view.state;
  if (line < 1 || line > doc.lines) return view.dispatch({ effects: setLine.of(-1) });
  const { from } = doc.line(line);
  return view.dispatch({ effects: [setLine.of(from), EditorView.scrollIntoView(from, { y: "nearest", yMargin: 40 })] });
}
