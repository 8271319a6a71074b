/** Texts in other encodings: what they are, that nothing of them is lost, and what cannot be written in one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { declare, encode, recognise } from "../../public/coding.mjs";

const bytes = (...parts) => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)));
const utf16 = (text, isLittle, mark) => {
  const made = Buffer.from(mark ? `\uFEFF${text}` : text, "utf16le");
  return Uint8Array.from(isLittle ? made : made.swap16());
};

const TEXTS = [
  ["a.csv", bytes([0xef, 0xbb, 0xbf], "a,b\r\n1,2\r\n"), "utf-8-sig", "a,b\r\n1,2\r\n"],
  ["empty.csv", bytes([0xef, 0xbb, 0xbf]), "utf-8-sig", ""],
  ["a.txt", utf16("Grüße 😀\n", true, true), "utf-16-le-sig", "Grüße 😀\n"],
  ["a.txt", utf16("Grüße 😀\n", false, true), "utf-16-be-sig", "Grüße 😀\n"],
  ["a.dat", utf16("plain words\n", true, false), "utf-16-le", "plain words\n"],
  ["a.dat", utf16("plain words\n", false, false), "utf-16-be", "plain words\n"],
  ["a.txt", bytes("Gr\xfc\xdfe\n"), "latin-1", "Grüße\n"],
  ["a.csv", bytes("price;5 \x80\n"), "windows-1252", "price;5 €\n"],
  ["main.py", bytes("# -*- coding: latin-1 -*-\nx = '\xfc'\n"), "latin-1", "# -*- coding: latin-1 -*-\nx = 'ü'\n"],
  ["main.py", bytes("#!/usr/bin/python\n# vim: set fileencoding=cp1251 :\n# \xcf\xf0\xe8\xe2\xe5\xf2\n"), "windows-1251", "#!/usr/bin/python\n# vim: set fileencoding=cp1251 :\n# Привет\n"],
  ["main.py", bytes("# coding: iso8859-15\nx = '\xa4'\n"), "iso-8859-15", "# coding: iso8859-15\nx = '€'\n"],
  ["main.py", bytes("# coding: shift_jis\n# \x93\xfa\x96\x7b\n"), "shift_jis", "# coding: shift_jis\n# 日本\n"],
  ["main.py", bytes("# coding: gbk\n# \xd6\xd0\xce\xc4\n"), "gbk", "# coding: gbk\n# 中文\n"],
];

test("a text in another encoding is read, and written back as the same bytes", () => {
  for (const [name, content, label, text] of TEXTS) {
    const found = recognise(name, content);
    assert.deepEqual([found?.label, found?.text], [label, text]);
    assert.deepEqual(encode(label, text), content);
  }
});

test("a text says itself in which encoding it is, or does not", () => {
  assert.equal(recognise("a.py", bytes("# coding: latin-1\n# \xfc\n")).declared, true);
  assert.equal(recognise("a.txt", bytes("\xfc ber\n")).declared, false);
});

test("a program's text is in the encoding that its first two lines name", () => {
  const label = (text) => declare(text)?.label;
  assert.deepEqual(declare("# coding: latin-1\nü"), { label: "latin-1", words: "Latin-1", text: "# coding: latin-1\nü", declared: true });
  assert.equal(label("#!/usr/bin/python\n# -*- coding: cp1251 -*-\n# Привет\n"), "windows-1251");
  for (const text of ["# coding: latin-1\nplain", "# coding: utf-8\nü", "ü", "x = 1\n\n# coding: latin-1\nü", "# coding: utf-16\nü", "# coding: none\nü"]) assert.equal(declare(text), undefined);
});

test("what is edited keeps its encoding and its mark", () => {
  assert.deepEqual(encode("utf-8-sig", "é\n"), bytes([0xef, 0xbb, 0xbf, 0xc3, 0xa9], "\n"));
  assert.deepEqual(encode("utf-16-le-sig", "😀"), utf16("😀", true, true));
  assert.deepEqual(encode("windows-1252", "“€”"), bytes([0x93, 0x80, 0x94]));
});

test("a character that an encoding lacks is named, as a whole", () => {
  assert.equal(encode("latin-1", "5 €"), "€");
  assert.equal(encode("latin-1", "ok 😀"), "😀");
  assert.equal(encode("windows-1252", "日"), "日");
  assert.equal(encode("windows-1251", "ü"), "ü");
});

test("what is no text stays what it is", () => {
  const strange = [
    bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], "JFIF"),
    bytes([0x89], "PNG\r\n", [0x1a], "\n"),
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    bytes([0xff, 0xfe, 0]),
    bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]),
    bytes([0xff, 0xfe, 0, 0xd8]),
    bytes([0xe1, 0xf3, 0x8f, 0x90]),
    bytes("text ", [0x81]),
    new Uint8Array(0),
    new Uint8Array(1_000_001).fill(0xfc),
  ];
  for (const each of strange) assert.equal(recognise("a.bin", each), undefined);
});

test("a coding that nobody knows, or that the bytes are not in, is no reason to lose them", () => {
  assert.equal(recognise("a.py", bytes("# coding: nonsense\n# \xfc\n")).label, "latin-1");
  assert.equal(recognise("a.py", bytes("# coding: shift_jis\n# \xfc\n")).label, "latin-1");
  assert.equal(recognise("a.py", bytes("x = 1\ny = 2\n# coding: cp1251\n# \xfc\n")).label, "latin-1");
});
