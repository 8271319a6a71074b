/** The language of the data, for its editor. */
import { StreamLanguage } from "@codemirror/language";

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
