/** Chunks of output: nothing of a text is lost, whatever is taken, cut or forgotten, and files have its bytes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Chunk, chunk, chunks, file } from "../../public/chunk.mjs";

/** @param {Chunk[]} pieces */
const texts = (pieces) => pieces.map((each) => each.text);

/** An element of the document, as far as chunks go. */
class Element {
  textContent = "";
  /** @param {string} text */
  append(text) {
    this.textContent += text;
  }
}

test("a chunk tells its length, its lines and whether it is plain", () => {
  const made = chunk("a\nb😀");
  assert.deepEqual([made.length, made.breaks, made.ends_line, made.is_plain], [5, 1, false, true]);
  for (const text of ["\x07", "\b", "\r", "\x1b"]) assert.equal(chunk(text).is_plain, false);
  assert.deepEqual([chunk("").breaks, chunk("\n\n").breaks, chunk("\n").ends_line], [0, 2, true]);
});

test("what is added counts, and a copy leaves the chunk as it was", () => {
  const made = chunk("a\n");
  const copy = made.copy();
  copy.add(chunk("b\nc"));
  assert.deepEqual([copy.text, copy.breaks, made.text], ["a\nb\nc", 2, "a\n"]);
});

test("text is taken from the beginning without parting a character", () => {
  const made = chunk("a😀\nb");
  assert.deepEqual([made.take(2), made.take(1), made.breaks, made.take(9), made.length], ["a😀", "\n", 0, "b", 0]);
});

test("the last lines are taken back, and no more than is asked for", () => {
  for (const [text, lines, most, taken] of /** @type {[string, number, number, string][]} */ ([
    ["a\nName", 1, 99, "Name"],
    ["a\n", 1, 99, ""],
    ["a\nb\n", 2, 99, "b\n"],
    ["a\nb\n", 9, 99, "a\nb\n"],
    ["abc", 1, 2, "bc"],
    ["aaa\nbbb\nc", 9, 6, "bbb\nc"],
    ["aaaaaa\nbbb", 2, 4, "bbb"],
    ["", 1, 9, ""],
  ])) {
    const made = chunk(text);
    assert.equal(made.take_back(lines, most), taken, JSON.stringify(text));
    assert.equal(made.text + taken, text);
  }
});

test("a chunk is divided where lines end", () => {
  assert.deepEqual(texts(chunk("a\nb\nc").divide(false)), ["", "a\nb\n", "c"]);
  assert.deepEqual(texts(chunk("a\nb\nc").divide(true)), ["a\n", "b\n", "c"]);
  assert.deepEqual(texts(chunk("a\n").divide(true)), ["a\n", "", ""]);
});

test("pieces have few characters and few lines, end with a line, and are the end of the text", () => {
  assert.deepEqual(texts(chunk("1\n2\n3\n4\n5").cut(100, 2, 99)), ["1\n", "2\n3\n", "4\n5"]);
  assert.deepEqual(texts(chunk("\n\n\n").cut(100, 2, 99)), ["\n", "\n\n"]);
  assert.deepEqual(texts(chunk("aaa\nbbb\nc\n").cut(6, 9, 99)), ["aaa\n", "bbb\nc\n"]);
  assert.deepEqual(texts(chunk("1\n2\n3\n4\n").cut(100, 1, 2)), ["3\n", "4\n"]);
  assert.deepEqual(texts(chunk("\n").cut(1, 1, 1)), ["\n"]);
});

test("a line is cut only if it is very long", () => {
  assert.deepEqual(texts(chunk("x\n" + "y".repeat(31) + "\nz").cut(1, 9, 99)), ["x\n", "y".repeat(31) + "\n", "z"]);
  assert.deepEqual(texts(chunk("y".repeat(96)).cut(3, 9, 99)), Array(32).fill("yyy"));
});

test("cutting loses nothing, whatever the text", () => {
  let seed = 1;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: random(60) }, () => ["\n", "a", "bc", "😀"][random(4)]).join("");
    const pieces = chunk(text).cut(1 + random(20), 1 + random(5), 1000);
    assert.equal(texts(pieces).join(""), text);
    assert.ok(pieces.every((each) => each.length > 0));
  }
});

test("what is forgotten still sets the style", () => {
  const made = chunk("\x1b[1mone\ntwo\x1b[0m\x1b[31m\nthree\n");
  made.skip(2);
  assert.equal(made.text, "\x1b[0m\x1b[31mthree\n");
  made.skip(1, "\x1b[4m");
  assert.equal(made.text, "\x1b[0m\x1b[31m");
  assert.equal(chunk("\x1b[1m a \x1b[3A \x1b[38:2::1:2:3m").styles, "\x1b[1m\x1b[38:2::1:2:3m");
});

test("a chunk is shortened to where a line begins", () => {
  const made = chunk("\x1b[1mlong line\r12345");
  made.shorten(8);
  assert.equal(made.text, "\x1b[1m\r12345");
  made.shorten(3);
  assert.equal(made.text, "\x1b[1m\r12345");
});

test("an element gets what is new, or all of it", () => {
  const element = /** @type {any} */ (new Element());
  const made = chunk("abc");
  made.extend(element, 1);
  made.extend(element, 3);
  assert.equal(element.textContent, "bc");
  made.fill(element);
  assert.equal(element.textContent, "abc");
});

test("bytes that are no characters are shown as such and are exact in the file", async () => {
  const [stream, made] = chunks(["stderr", "é\udcff\udc80|\ud83d\ude00"]);
  assert.ok(made instanceof Chunk);
  assert.deepEqual([stream, made.text, String(made)], ["stderr", "é\ufffd\ufffd|😀", made.text]);
  const bytes = new Uint8Array(await file([made, chunk("x"), "y"]).arrayBuffer());
  assert.deepEqual([...bytes], [0xc3, 0xa9, 0xff, 0x80, 0x7c, 0xf0, 0x9f, 0x98, 0x80, 0x78, 0x79]);
});
