/** Sounds of a program that draws: kept by their numbers, and played while it runs. */
import { fromBase64 } from "../bytes.mjs";

/** Sounds that are kept, and that are heard at once. */
const MOST_KEPT = 100;
const MOST_HEARD = 16;

export class Sounds {
  /** @param {(address: string) => HTMLAudioElement} [make] */
  constructor(make = (address) => new Audio(address)) {
    this.make = make;
    /** @type {Map<number, string>} */
    this.addresses = new Map();
    /** What is heard: whose sound, and how often it is still to come. @type {Map<HTMLAudioElement, {sound: number, loops: number, isWaiting: boolean}>} */
    this.heard = new Map();
  }

  /** @param {import("./ops.mjs").Op} op  checked */
  hear([kind, sound, ...more]) {
    if (kind === "s") this.#keep(sound, more[0]);
    else if (kind === "y") this.#play(sound, more[0], more[1]);
    else if (kind === "h") this.#drop((each) => each.sound === sound);
    else this.#change(sound, kind, more[0]);
  }

  /** The program is over: what would go on is ended. */
  end() {
    this.#drop(({ loops, isWaiting }) => loops !== 0 || isWaiting);
  }

  /** Forget all. */
  clear() {
    this.#drop(() => true);
    for (const address of this.addresses.values()) URL.revokeObjectURL(address);
    this.addresses.clear();
  }

  /** @param {number} sound @param {string} base64 */
  #keep(sound, base64) {
    // The one that came first gives way.
    for (const each of this.addresses.keys()) if (each === sound || this.addresses.size >= MOST_KEPT) this.#forget(each);
    try {
      this.addresses.set(sound, URL.createObjectURL(new Blob([fromBase64(base64)])));
    } catch {
      // No base64: a program has posted past its library.
    }
  }

  /** @param {number} sound */
  #forget(sound) {
    URL.revokeObjectURL(this.addresses.get(sound) ?? "");
    this.addresses.delete(sound);
  }

  /** @param {number} sound @param {string} kind @param {number} value  a volume, or whether to wait */
  #change(sound, kind, value) {
    for (const [player, state] of this.heard) {
      if (state.sound !== sound) continue;
      if (kind === "v") {
        player.volume = value;
        continue;
      }
      state.isWaiting = Boolean(value);
      if (value) player.pause();
      else this.#start(player);
    }
  }

  /** @param {number} sound @param {number} volume @param {number} loops */
  #play(sound, volume, loops) {
    const address = this.addresses.get(sound);
    if (!address || this.heard.size >= MOST_HEARD) return;
    const player = this.make(address);
    const state = { sound, loops, isWaiting: false };
    player.volume = volume;
    player.onended = () => {
      if (!state.loops || !this.heard.has(player)) return void this.heard.delete(player);
      if (state.loops > 0) state.loops -= 1;
      return this.#start(player);
    };
    this.heard.set(player, state);
    this.#start(player);
  }

  /** @param {HTMLAudioElement} player */
  #start(player) {
    // No sound that this browser knows, or none is to be heard before somebody presses something.
    player.play().catch(() => this.heard.delete(player));
  }

  /** @param {(state: {sound: number, loops: number, isWaiting: boolean}) => boolean} fits */
  #drop(fits) {
    for (const [player, state] of this.heard) {
      if (!fits(state)) continue;
      player.pause();
      this.heard.delete(player);
    }
  }
}
