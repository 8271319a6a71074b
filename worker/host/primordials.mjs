/**
 * What our own code calls once programs have run, as it was before any of them: a program can put something else in the
 * place of whatever the scope holds, and would hear or change by it what the worker writes, reads and is told.
 *
 * It holds what a false output or answer could come of without anybody noticing, or a port be got hold of. Python
 * itself runs in the same scope and keeps to nothing of the kind, so a program can spoil its own worker all the same.
 */

const { call } = Function.prototype;

/** A method as a function that takes its object first. @template {(...given: any[]) => any} F @param {F} method */
const uncurried = (method) => /** @type {(self: any, ...given: Parameters<F>) => ReturnType<F>} */ (call.bind(method));

/** @param {any} of @param {string} name @param {"get" | "set"} kind */
const accessor = (of, name, kind) => uncurried(/** @type {any} */ (Object.getOwnPropertyDescriptor(of.prototype, name))[kind]);

const { hasOwn } = Object;
const Bytes = /** @type {{prototype: Uint8Array<ArrayBuffer>}} */ (Object.getPrototypeOf(Uint8Array));

export const { load, store, wait } = Atomics;
export const { parse } = JSON;
export const now = performance.now.bind(performance);
export const decode = uncurried(TextDecoder.prototype.decode);
export const encode = uncurried(TextEncoder.prototype.encode);
export const set = uncurried(Bytes.prototype.set);
export const slice = /** @type {(bytes: Uint8Array, ...given: number[]) => Uint8Array<ArrayBuffer>} */ (uncurried(Bytes.prototype.slice));
export const subarray = /** @type {(bytes: Uint8Array, ...given: number[]) => Uint8Array} */ (uncurried(Bytes.prototype.subarray));
export const push = /** @type {<T>(list: T[], ...items: T[]) => number} */ (uncurried(Array.prototype.push));
export const shift = /** @type {<T>(list: T[]) => T | undefined} */ (uncurried(Array.prototype.shift));

const dataOfEvent = accessor(MessageEvent, "data", "get");

/** What a message says. In Node it is the event's own. @param {MessageEvent | Event} event @returns {any} */
export const dataOf = (event) => (hasOwn(event, "data") ? /** @type {any} */ (event).data : dataOfEvent(event));

/** A blocking request for bytes; throws if there are none. @type {(url: string) => ArrayBuffer} */
export const request = requesting(globalThis.XMLHttpRequest);

/** @param {typeof XMLHttpRequest | undefined} Request  Node has none */
function requesting(Request) {
  if (!Request) return () => {
    throw new Error("there are no blocking requests here");
  };
  const [open, send] = [uncurried(/** @type {any} */ (Request.prototype.open)), uncurried(Request.prototype.send)];
  const [setType, response] = [accessor(Request, "responseType", "set"), accessor(Request, "response", "get")];
  return (/** @type {string} */ url) => {
    const asked = new Request();
    open(asked, "GET", url, false);
    // Else Firefox takes what has no type for XML, and says in the console that it is none.
    setType(asked, "arraybuffer");
    send(asked);
    return response(asked);
  };
}
