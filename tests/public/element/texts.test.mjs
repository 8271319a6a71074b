/** What a cell makes of texts alone: of a program in a page, of what is written to a terminal, and of colours. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fed } from "../../../public/element/lines.mjs";
import { tidied, unescaped } from "../../../public/element/source.mjs";
import { brightness } from "../../../public/element/tint.mjs";

test("a program loses the empty lines around it and the indentation of the page", () => {
  assert.equal(tidied("\n\n    for i in x:\n        print(i)\n  "), "for i in x:\n    print(i)");
  assert.equal(tidied("\r\n1\r\n"), "1");
  assert.equal(tidied(" \n"), "");
});

test("what was escaped where browsers leave texts alone is as it was meant", () => {
  assert.equal(unescaped("1 &lt; 2 and &#39;a&#39; &amp;&amp; &quot;b&quot;"), "1 < 2 and 'a' && \"b\"");
  for (const text of ['if a < b: print("&lt;")', "a & b", "print(1)"]) assert.equal(unescaped(text), text);
});

test("a terminal's line can be written over and its screen cleared, and its colours are left out", () => {
  assert.deepEqual(shown("a\nb"), { isCleared: false, lines: "a\nb" });
  assert.deepEqual(shown("\r20 %\r\n", "10 %"), { isCleared: false, lines: "20 %\n" });
  assert.deepEqual(shown("\rX\bYZ", "abc"), { isCleared: false, lines: "YZc" });
  assert.deepEqual(shown("\x1b[31mred\x1b[0m \x1b]8;;x\x07link\x00"), { isCleared: false, lines: "red link" });
  assert.deepEqual(shown("more\x1b[2J\x1b[Hnew", "old"), { isCleared: true, lines: "new" });
});

test("a text that comes in pieces is shown as one that comes at once", () => {
  const texts = ["0%\r1%\r100%\n", "ab\r\ncd\r\n", "long\rX\rYZ", "abc\b\bX", "\x1b[31mred\x1b[0m", "\x1b]8;;x\x1b\\link", "a\x1b[2Jb", "é😀\rx"];
  for (const text of texts) assert.equal(inPieces(text), shown(text).lines, JSON.stringify(text));
});

test("colours are told to be light or dark in the forms that browsers have", () => {
  const light = ["rgb(255, 255, 255)", "rgba(230, 230, 230, 0.9)", "oklch(0.9 0.01 200)", "lab(90 0 0)", "color(srgb 0.9 0.9 0.9)"];
  const dark = ["rgb(0, 0, 0)", "oklab(0.2 0 0)", "lch(20 1 2)", "color(srgb 0.1 0.1 0.1)"];
  assert.deepEqual(light.filter((each) => brightness(each) <= 0.6), []);
  assert.deepEqual(dark.filter((each) => brightness(each) > 0.6), []);
});

/** What comes of a text, in a line that is open. */
function shown(text, open = "") {
  const { isCleared, lines } = fed(open, text);
  return { isCleared, lines };
}

/** The same if each character comes by itself. */
function inPieces(text) {
  let [all, place] = ["", undefined];
  for (const character of text) {
    const at = all.lastIndexOf("\n") + 1;
    const next = fed(all.slice(at), character, place);
    all = (next.isCleared ? "" : all.slice(0, at)) + next.lines;
    place = next.place;
  }
  return all;
}
