/** Files that are fetched before a worker asks for them, and the large ones that it gets before their check. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { OwnSupply } from "../../../worker/host/supply.mjs";
import { PortSupply } from "../../../worker/host/port_supply.mjs";
import { Ahead } from "../../../worker/host/ahead.mjs";
import { Line } from "../../../worker/supply/line.mjs";
import { Places } from "../../../worker/supply/places.mjs";

const LARGE = Buffer.alloc(2 << 20, 7);
const sha256 = createHash("sha256").update(LARGE).digest("hex");
const FILES = new Map([
  ["large.bin", { size: LARGE.length, sha256 }],
  ["wrong.bin", { size: LARGE.length, sha256: "0".repeat(64) }],
]);

const asked = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  if (request.url !== "/never.bin") response.writeHead(200).end(LARGE);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});
const BASE = `http://127.0.0.1:${server.address().port}/`;

function joined(context) {
  asked.length = 0;
  const { port1, port2 } = new MessageChannel();
  const own = new OwnSupply(BASE);
  const due = [];
  const ahead = new Ahead(own, (act) => due.push(act));
  const line = new Line(port2, own, new Places(BASE, FILES, {}), new Set(), () => {}, ahead);
  context.after(() => {
    line.close();
    port1.close();
  });
  return { box: new PortSupply(port1, BASE), ahead, due };
}

const spec = (name) => ({ name, url: BASE + name, ...FILES.get(name) });
const kind = (promise) => promise.then(() => "came", (error) => [error.file, error.kind]);

test("a file is fetched once, whoever is first, and its bytes are counted for the one who asks", async (context) => {
  const { box, ahead } = joined(context);
  ahead.fetch(spec("large.bin"));
  ahead.fetch(spec("large.bin"));
  const counts = [];
  const bytes = await box.file(spec("large.bin"), (loaded) => counts.push(loaded)).bytes;
  assert.deepEqual([Buffer.compare(bytes, LARGE), asked, counts.at(-1)], [0, ["/large.bin"], LARGE.length]);
  await box.file(spec("large.bin")).bytes;
  assert.equal(asked.length, 2);
});

test("a file can be looked at by another one before it is asked for", async (context) => {
  const { box, ahead } = joined(context);
  ahead.fetch(spec("large.bin"));
  const seen = await ahead.look(`${BASE}large.bin`).bytes;
  const bytes = await box.file(spec("large.bin")).bytes;
  assert.deepEqual([Buffer.compare(seen, bytes), asked, ahead.look(`${BASE}large.bin`)], [0, ["/large.bin"], undefined]);
});

test("one that is wanted past the browser's cache is fetched again", async (context) => {
  const { box, ahead } = joined(context);
  ahead.fetch(spec("large.bin"));
  await box.file({ ...spec("large.bin"), cache: "reload" }).bytes;
  assert.equal(asked.length, 2);
});

test("a large file is there before its check, and fails by it", async (context) => {
  const { box } = joined(context);
  const wrong = box.file({ ...spec("wrong.bin"), name: "the core" });
  assert.equal(Buffer.compare(await wrong.whole, LARGE), 0);
  assert.deepEqual(await kind(wrong.bytes), ["the core", "content"]);
  const good = box.file(spec("large.bin"));
  const whole = await good.whole;
  assert.equal(await good.bytes, whole);
});

test("what fails ahead is told by the name that the worker has for it", async (context) => {
  const { box, ahead } = joined(context);
  ahead.fetch({ ...spec("wrong.bin"), name: "wrong.bin" });
  assert.deepEqual(await kind(box.file({ ...spec("wrong.bin"), name: "the core" }).bytes), ["the core", "content"]);
});

test("what nobody asks for is given up", async (context) => {
  const { ahead, due } = joined(context);
  ahead.fetch(spec("never.bin"));
  const { delivery } = ahead.early.get(`${BASE}never.bin`);
  for (const act of due) act();
  assert.deepEqual(await kind(delivery.bytes), ["never.bin", "cancelled"]);
  assert.equal(ahead.take(spec("never.bin"), () => {}), undefined);
});
