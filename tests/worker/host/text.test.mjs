/** The bytes of a stream become text, and none of them is lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Decoder } from "../../../worker/host/text.mjs";

const encoder = new TextEncoder();

/** The bytes of a text, where U+DC80–U+DCFF are bytes of their own, as Python's surrogateescape has it. */
function bytesOf(text) {
  return Uint8Array.from([...text].flatMap((each) => {
    const code = each.codePointAt(0);
    return code >= 0xdc80 && code <= 0xdcff ? [code - 0xdc00] : [...encoder.encode(each)];
  }));
}

test("text is what it was, with a byte order mark as well", () => {
  assert.equal(new Decoder().decode(encoder.encode("\uFEFFé😀\n")), "\uFEFFé😀\n");
});

test("a character that is cut anywhere stays whole", () => {
  const bytes = encoder.encode("aé€😀z");
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const decoder = new Decoder();
    assert.equal(decoder.decode(bytes.subarray(0, cut)) + decoder.decode(bytes.subarray(cut), true), "aé€😀z");
  }
});

test("bytes written one by one come together", () => {
  const decoder = new Decoder();
  const parts = [...encoder.encode("😀é")].map((byte) => decoder.decode(Uint8Array.of(byte)));
  assert.deepEqual(parts, ["", "", "", "😀", "", "é"]);
});

test("a byte that belongs to no character is the surrogate of its own", () => {
  assert.equal(new Decoder().decode(Uint8Array.of(0x61, 0xff, 0x62, 0x80)), "a\udcffb\udc80");
});

test("a character that never ends is told byte by byte at the end", () => {
  const decoder = new Decoder();
  assert.equal(decoder.decode(Uint8Array.of(0x61, 0xf0, 0x9f)), "a");
  assert.equal(decoder.decode(new Uint8Array(0), true), "\udcf0\udc9f");
});

test("what a caller overwrites afterwards does not matter", () => {
  const decoder = new Decoder();
  const shared = Uint8Array.of(0xe2, 0x82);
  decoder.decode(shared);
  shared.fill(0);
  assert.equal(decoder.decode(Uint8Array.of(0xac)), "€");
});

test("any bytes can be made again of the text, however they were cut", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 300; round += 1) {
    const bytes = Uint8Array.from({ length: random(40) }, () => [0x41, 0x80, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, random(256)][random(8)]);
    const decoder = new Decoder();
    let text = "";
    for (let at = 0; at < bytes.length; ) {
      const end = at + 1 + random(5);
      text += decoder.decode(bytes.subarray(at, end));
      at = end;
    }
    text += decoder.decode(new Uint8Array(0), true);
    assert.deepEqual(bytesOf(text), bytes);
  }
});

test("an overlong form, a surrogate and what is beyond Unicode are no characters", () => {
  for (const bytes of [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe0, 0x80, 0xaf]]) {
    const text = new Decoder().decode(Uint8Array.from(bytes), true);
    assert.equal(text, String.fromCharCode(...bytes.map((byte) => 0xdc00 + byte)));
  }
});
