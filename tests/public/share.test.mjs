/** Links that hold a work: what goes in comes out, and what is not to be trusted is bounded. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { packing } from "../../public/packing.mjs";
import { share } from "../../public/share.mjs";
import { PackingDouble } from "./packing_double.mjs";

const packed = (data) => deflateRawSync(data).toString("base64url");

before(() => Object.assign(packing, { make: () => new PackingDouble(), times: { deadline: 10_000, idle: 1 } }));

test("what is packed is unpacked as it was", async () => {
  for (const value of ["", "é😀", { code: "print('a')\n".repeat(2000), data: [1, null] }]) {
    const text = JSON.stringify(value);
    const { text: link } = await share.pack(text);
    assert.match(link, /^[\w-]+\.[\w-]{12}$/);
    assert.deepEqual(await share.unpack(link), { text });
  }
});

test("a link that is damaged is said to be", async () => {
  const problem = "the link is damaged or cut off";
  const { text: link } = await share.pack('{"a": 1}');
  const damaged = ["", "a b", "!!", link.slice(0, -3), packed("no JSON"), packed(Buffer.from([0x22, 0xff, 0x22]))];
  for (const each of damaged) assert.deepEqual(await share.unpack(each), { problem }, each);
});

test("a link of which any one character is changed, left out or put in is refused", async () => {
  const problem = "the link is damaged or cut off";
  const { text: link } = await share.pack(JSON.stringify({ files: [["main.py", "text", "print('a link')"]] }));
  for (let at = 0; at < link.length; at += 1) {
    const other = link[at] === "A" ? "B" : "A";
    const [before, after] = [link.slice(0, at), link.slice(at + 1)];
    for (const each of [before + other + after, before + after, before + other + link.slice(at)]) {
      if (each !== link && each.includes(".")) assert.deepEqual(await share.unpack(each), { problem }, each);
    }
  }
  const mangled = [link.toLowerCase(), `${link}.`, `${link})`, `${link}%20`, link.replace(".", "%2E"), `${link.slice(0, 20)}%E2%80%8B${link.slice(20)}`];
  for (const each of mangled) assert.deepEqual(await share.unpack(each), { problem }, each);
});

test("a text that the page cannot show is refused, in a link and for one", async () => {
  const text = JSON.stringify({ files: [["big.py", "text", "x".repeat(1_200_000)]] });
  const problem = "the link holds a text that is larger than 1 MB: big.py";
  assert.deepEqual(await share.pack(text), { problem });
  assert.deepEqual(await share.unpack(packed(text)), { problem });
});

test("a link that is too long is not looked at, and one that grows too large is given up", async () => {
  assert.deepEqual(await share.unpack("a".repeat(200_001)), { problem: "the link is longer than 200,000 characters" });
  const bomb = packed(Buffer.alloc(60_000_000, 0x20));
  assert.ok(bomb.length < 200_000);
  assert.deepEqual(await share.unpack(bomb), { problem: "the link holds more than 2 MB" });
});

test("a project that is too large for any link is said to be", async () => {
  const noise = randomBytes(5_200_000).toString("hex");
  assert.deepEqual(await share.pack(JSON.stringify(noise)), { problem: "the project is too large" });
});

test("halves of characters become whole ones, as Python needs them", async () => {
  assert.deepEqual(await share.unpack(packed('{"a": "x\\ud800y"}')), { text: '{"a":"x\ufffdy"}' });
});

test("bytes are text and bytes again, and what is no base64 is nothing", () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
  assert.equal(share.base64(bytes), Buffer.from(bytes).toString("base64"));
  assert.deepEqual(share.bytes(share.base64(bytes)), bytes);
  assert.equal(share.bytes("*"), undefined);
});

test("what the address asks for is taken out of it", (t) => {
  const seen = [];
  t.after(() => (delete globalThis.location, delete globalThis.history));
  globalThis.history = { replaceState: (_state, _title, url) => seen.push(url) };
  globalThis.location = new URL("https://site.test/play/?engine=brython&src=a.py#1.abc");
  assert.deepEqual(share.asked(), { link: "1.abc", src: "a.py" });
  assert.equal(share.address(), "https://site.test/play/");
  globalThis.location = new URL("https://site.test/play/?src=a.py");
  assert.deepEqual(share.asked(), { src: "a.py" });
  globalThis.location = new URL("https://site.test/play/?engine=brython");
  assert.deepEqual(share.asked(), {});
  assert.deepEqual(seen, ["/play/?engine=brython", "/play/"]);
});

test("files of this site are fetched, and of no other", async (t) => {
  t.after(() => delete globalThis.location);
  globalThis.location = new URL("https://site.test/play/");
  const answers = [new Response("print(1)"), new Response("", { status: 404, statusText: "Not Found" }), new Response(new Uint8Array(5_000_001))];
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url) => (asked.push(url.href), answers.shift()));
  const { name, bytes } = await share.fetchFile("lessons/a%20b.py");
  assert.deepEqual([name, Buffer.from(bytes).toString()], ["a b.py", "print(1)"]);
  assert.deepEqual(await share.fetchFile("gone.py"), { problem: "this site answers 404 Not Found" });
  assert.deepEqual(await share.fetchFile("large.bin"), { problem: "it is larger than 5 MB" });
  const elsewhere = await share.fetchFile("https://other.test/a.py");
  assert.deepEqual(elsewhere, { problem: "it is on another site, and this page opens only files of its own site" });
  assert.deepEqual(asked, ["lessons/a%20b.py", "gone.py", "large.bin"].map((path) => `https://site.test/play/${path}`));
});
