/** Calls of methods that MicroPython lacks are rewritten, and nothing else is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { rewriter } from "../../../../worker/engines/micropython/methods.mjs";

const rewrite = rewriter(["title", "zfill", "center"]);

test("a call becomes one of what finds the method", () => {
  assert.equal(rewrite("print(name.title())"), "print(__title_of__(name)())");
  assert.equal(rewrite("a.b(1)[2].zfill(3)"), "__zfill_of__(a.b(1)[2])(3)");
  assert.equal(rewrite("not 'a' 'b'.title()"), "not __title_of__('a' 'b')()");
  assert.equal(rewrite("x = -5 if (y).title() else [z.title() for z in q]"), "x = -5 if __title_of__((y))() else [__title_of__(z)() for z in q]");
});

test("a call of a call's result is found from the inside", () => {
  assert.equal(rewrite("a.title().zfill(5).upper()"), "__zfill_of__(__title_of__(a)())(5).upper()");
  assert.equal(rewrite("a.zfill(b.zfill(1))"), "__zfill_of__(a)(__zfill_of__(b)(1))");
});

test("a method that is taken from its type is found, too", () => {
  assert.equal(rewrite("map(str.title, names)"), "map(__title_of__(str), names)");
});

test("calls within f-strings are found", () => {
  assert.equal(rewrite('f"{a.title()!r:>{w.zfill(3)}} {{b.title()}}"'), 'f"{__title_of__(a)()!r:>{__zfill_of__(w)(3)}} {{b.title()}}"');
});

test("lines keep their numbers", () => {
  const code = "x = (a\n  .title(  # one\n  ))\n'''\n.title()'''\n";
  assert.equal(rewrite(code), "x = (__title_of__(a\n  )(  # one\n  ))\n'''\n.title()'''\n");
});

const OTHERS = [
  "self.title = title",
  "self.title += 'a'",
  "del self.title",
  "print(book.title)",
  "str.title = 5",
  "title()",
  "def title(): pass",
  "super().title()",
  "'a.title()'  # b.title()",
  "a.titles()",
  "a.title(",
];

test("attributes, other names, texts and programs that are broken are left as they are", () => {
  assert.deepEqual(OTHERS.map(rewrite), OTHERS);
});
