/**
 * The bell of a terminal: a short, soft tone. It never rings later than it was asked for, and is silent where a browser
 * has no sound, or lets the page have none.
 */

const HERTZ = 830;
const SECONDS = 0.12;
const VOLUME = 0.08;

/** Milliseconds that a browser may take to begin with sound. */
const LATE_MS = 300;

/** @type {AudioContext | undefined} */
let context;

/** Ring once. @param {() => AudioContext} [make] @param {() => number} [now] */
export async function ring(make = () => new AudioContext(), now = () => performance.now()) {
  const asked = now();
  try {
    context ??= make();
    // It may wait for a press, and ring then: too late.
    await context.resume();
    if (now() - asked < LATE_MS) sound(context);
  } catch {
    // No sound here.
  }
}

/** @param {AudioContext} audio */
function sound(audio) {
  const [tone, volume, begin] = [audio.createOscillator(), audio.createGain(), audio.currentTime];
  tone.frequency.value = HERTZ;
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(VOLUME, begin + 0.01);
  volume.gain.linearRampToValueAtTime(0, begin + SECONDS);
  tone.connect(volume).connect(audio.destination);
  // A device of sound that is at rest needs no power.
  tone.onended = () => void audio.suspend().catch(() => {});
  tone.start(begin);
  tone.stop(begin + SECONDS);
}
