/** The bell rings at once or not at all, and does no harm where there is no sound. */
import assert from "node:assert/strict";
import { test } from "node:test";

/** A fresh bell, and what it does with sound. @param {number} wait  milliseconds until the browser lets it sound */
async function stage(wait, fails = false) {
  const { ring } = await import(`../../public/bell.mjs?${Math.random()}`);
  const done = [];
  let now = 0;
  const gain = { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} };
  const volume = { gain, connect: () => {} };
  const tone = { frequency: { value: 0 }, connect: () => volume, start: () => done.push("start"), stop: () => done.push("stop") };
  const context = {
    currentTime: 0,
    destination: {},
    resume: async () => void (now += wait),
    suspend: async () => void done.push("rest"),
    createGain: () => volume,
    createOscillator: () => tone,
  };
  const make = () => {
    done.push("make");
    if (fails) throw new ReferenceError("AudioContext is not defined");
    return context;
  };
  return { done, tone, ring: () => ring(make, () => now) };
}

test("it rings, and leaves the device at rest until it rings again", async () => {
  const { done, tone, ring } = await stage(10);
  await ring();
  tone.onended();
  await ring();
  assert.deepEqual(done, ["make", "start", "stop", "rest", "start", "stop"]);
});

test("it does not ring late", async () => {
  const { done, ring } = await stage(301);
  await ring();
  assert.deepEqual(done, ["make"]);
});

test("without sound it is silent", async () => {
  const { done, ring } = await stage(0, true);
  await ring();
  await ring();
  assert.deepEqual(done, ["make", "make"]);
});
