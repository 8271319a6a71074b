/** HTML of scripts and styles alone shows nothing, as far as the page can tell without running it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isBare } from "../../../public/live/bare.mjs";

const bytes = (text) => new TextEncoder().encode(text);

test("scripts, styles and remarks show nothing", () => {
  const bare = ["", " \n", "<script>draw()</script>", "<style>b {}</style>\n<!-- a <b>remark</b> -->\n<SCRIPT type=module>1 < 2</SCRIPT >"];
  for (const text of bare) assert.ok(isBare(bytes(text)), text);
});

test("whatever else stands there may show something", () => {
  for (const text of ["a", "<p></p><script>1</script>", "<script>draw()", "<style>b {}</script>", `<script>${" ".repeat(20_000)}</script>`]) assert.ok(!isBare(bytes(text)), text.slice(0, 20));
});
