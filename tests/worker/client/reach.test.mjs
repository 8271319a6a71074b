/** Without shared memory: what a page gives a worker, what it takes back, and what it says by letters. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { WithAddresses } from "../addresses.mjs";
import { Reach } from "../../../worker/client/reach.mjs";
import { AHEAD, Flow } from "../../../worker/host/flow.mjs";
import { Input } from "../../../worker/host/input.mjs";
import { Interrupt } from "../../../worker/host/interrupt.mjs";
import { Letters } from "../../../worker/host/letters.mjs";
import { Blobs } from "../letters_pair.mjs";
import { withoutMemory } from "./endpoint.mjs";

/** A page and its worker, both ends, in one thread. */
class Pair {
  constructor() {
    this.memory = withoutMemory();
    this.blobs = new Blobs();
    // What looks for a token asks of the thread.
    this.addresses = new WithAddresses((url) => this.blobs.texts.get(url));
    this.posted = [];
    this.page = new Reach(undefined, (message) => this.posted.push(message));
    this.letters = new Letters(this.blobs.door);
    this.interrupt = new Interrupt(undefined, () => {});
    this.flow = new Flow(undefined, () => this.interrupt.isRequested(), this.letters);
    this.input = new Input(undefined, this.interrupt, this.letters, false);
  }

  begin(id) {
    const { token, acks } = this.page.begin(id);
    for (const { urls } of this.posted.splice(0)) this.letters.receive(urls);
    this.interrupt.begin(id, token);
    this.flow.receive(acks);
    return acks ?? [];
  }

  ask() {
    this.page.hear({ type: "waiting", id: 1, prompt: "", secret: false, ...this.input.question() });
  }

  [Symbol.dispose]() {
    this.page.end();
    for (const each of [this.addresses, this.blobs, this.memory]) each[Symbol.dispose]();
  }
}

test("the first run is preceded by the first letter's addresses, and later ones are not", () => {
  using all = new Pair();
  assert.equal(all.page.begin(1).acks.length, 16);
  assert.deepEqual(all.posted.map(({ type, urls }) => [type, urls.length]), [["letters", 129]]);
  const second = all.page.begin(2);
  assert.deepEqual([all.posted.length, second.acks], [1, undefined]);
  assert.match(second.token, /^blob:/);
});

test("what the page answers is what the program reads, as often as it asks", () => {
  using all = new Pair();
  all.begin(1);
  assert.deepEqual([all.input.tier, all.input.blocks], ["revoked address", true]);
  for (const text of ["Ada\n", "", "é😀\n", "x".repeat(5000), undefined, "more\n"]) {
    all.ask();
    assert.equal(all.page.answer(text), true);
    assert.equal(all.input.wait(), text);
  }
});

test("an answer that nobody has asked for takes a message, which is refused", () => {
  using all = new Pair();
  all.begin(1);
  assert.equal(all.page.answer("early\n"), false);
  all.ask();
  all.page.stop(1);
  assert.equal(all.page.answer("late\n"), false);
});

test("a stop ends the wait, and what was answered before it reaches no later question", () => {
  using all = new Pair();
  all.begin(1);
  all.ask();
  all.page.answer("stale\n");
  all.page.stop(1);
  assert.ok(all.input.isStopped(all.input.wait()));
  all.interrupt.end();
  all.page.hear({ type: "done", id: 1 });
  all.begin(2);
  all.ask();
  all.page.answer("fresh\n");
  assert.equal(all.input.wait(), "fresh\n");
});

test("an answer to a question that was given up unread reaches no later one", () => {
  using all = new Pair();
  all.begin(1);
  all.ask();
  const stale = all.input.ask;
  all.ask();
  all.page.letters.send("answer", { ask: stale, text: "stale\n" });
  all.page.answer("fresh\n");
  assert.equal(all.input.wait(), "fresh\n");
});

test("a flood is taken in to its end, with few messages on their way and no address lost", () => {
  using all = new Pair();
  all.begin(1);
  let mostBehind = 0, acked = 0;
  const waiting = [];
  for (let count = 0; count < 2000; count += 1) {
    const wasFull = all.flow.isFull();
    const report = { type: "output", id: 1, chunks: [], ...all.flow.next() };
    all.page.hear(report);
    waiting.push(report);
    mostBehind = Math.max(mostBehind, report.seq - acked);
    if (!wasFull) continue;
    for (const { seq, token } of waiting.splice(0)) all.page.acknowledge((acked = seq), token);
    all.flow.wait();
  }
  assert.ok(all.letters.read > 3);
  assert.ok(mostBehind <= AHEAD + 1, `${mostBehind}`);
  // A set and the next one, a token, and what has not been used of the acks.
  assert.ok(all.blobs.texts.size < 2 * 129 + 1 + 64 + 70, `${all.blobs.texts.size}`);
});

test("the next run brings as many addresses as have been used", () => {
  using all = new Pair();
  all.begin(1);
  for (let count = 0; count < AHEAD; count += 1) all.flow.next();
  const { token, seq } = { token: all.flow.token.url, seq: all.flow.token.seq };
  all.page.hear({ type: "output", id: 1, seq, token, chunks: [] });
  all.page.acknowledge(seq, token);
  all.flow.acknowledge(seq);
  assert.equal(all.begin(2).length, 1);
});

test("only an address that the page has given for it is revoked by an acknowledgement", () => {
  using all = new Pair();
  all.begin(1);
  const other = URL.createObjectURL(new Blob(["a download"]));
  all.page.hear({ type: "output", id: 1, seq: 1, token: other, read: 0, chunks: [] });
  all.page.acknowledge(1, other);
  assert.equal(all.blobs.texts.get(other), "a download");
  assert.equal(all.letters.look(), false);
});

test("what a program forges harms nobody", () => {
  using all = new Pair();
  all.begin(1);
  for (const report of [{ type: "waiting", ask: "x", read: -1 }, { type: "waiting", ask: 1.5, read: {} }, null, 5, { type: "done" }, { type: "output" }]) all.page.hear(report);
  assert.equal(all.page.answer("a\n"), false);
});

test("who says with each report that it needs more addresses does not get them each time", () => {
  using all = new Pair();
  const pool = [...all.begin(1)];
  let letters = 0;
  for (let seq = 1; seq <= 200; seq += 1) {
    all.page.hear({ type: "output", id: 1, seq, token: pool.shift(), read: all.letters.read, chunks: [] });
    const { sent } = all.page.letters;
    all.page.acknowledge(seq, [...all.page.acks][0]);
    letters += all.page.letters.sent - sent;
    all.letters.give("acks", ({ acks }) => pool.push(...acks));
    all.letters.look();
  }
  assert.ok(letters > 0 && letters <= 200 / 16, `${letters}`);
  assert.ok(all.page.acks.size < 64);
});

test("when nobody is to be reached any more nothing is left", () => {
  using all = new Pair();
  all.begin(1);
  all.ask();
  all.page.answer("a\n");
  all.page.end();
  assert.equal(all.blobs.texts.size, 0);
});

test("a page that gives no addresses is waited for only a while", () => {
  using all = new Pair();
  for (let count = 0; count < 2 * AHEAD; count += 1) assert.equal(all.flow.next().token, undefined);
  all.flow.wait();
  assert.equal(all.flow.behind(), 0);
  assert.equal(all.input.blocks, false);
});
