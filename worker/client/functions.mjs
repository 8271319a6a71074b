/**
 * Functions of the page's that programs call. A worker has one port for all calls: see worker/contract/calls.mjs. What it
 * says is not to be trusted: only what the page has offered by name is called.
 */

/** @typedef {import("../contract/calls.mjs").Call} Call */
/** @typedef {Record<string, unknown>} Values */

/** For programs that are given none. @type {Pick<Functions, "offer" | "end">} */
export const NO_FUNCTIONS = { offer: (data) => ({ data }), end() {} };

export class Functions {
  /** @type {Map<string, Function>} */
  #offered = new Map();
  /** @type {MessagePort | undefined} */
  #port;

  /**
   * Part a run's data into what is posted as it is, and functions.
   * @param {Values} data @returns {{data: Values, functions?: string[], port?: MessagePort}} fields of RUN
   */
  offer(data) {
    const isFunction = (/** @type {[string, unknown]} */ [, value]) => typeof value === "function";
    const all = Object.entries(data);
    const found = all.filter(isFunction);
    if (!found.length) return { data };
    for (const [name, value] of found) this.#offered.set(name, /** @type {Function} */ (value));
    const rest = Object.fromEntries(all.filter((each) => !isFunction(each)));
    return { data: rest, functions: found.map(([name]) => name), ...(this.#port ? {} : { port: this.#open() }) };
  }

  /** The worker is gone, or did not get the port: the next run brings another one. */
  end() {
    this.#port?.close();
    this.#port = undefined;
  }

  #open() {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => void this.#answer(port1, data);
    this.#port = port1;
    return port2;
  }

  /** @param {MessagePort} port @param {Call} call */
  async #answer(port, { call, name, given }) {
    try {
      const offered = /** @type {Function} */ (this.#offered.get(name));
      port.postMessage({ call, value: await offered(...given) });
    } catch (thrown) {
      let error = name;
      try {
        error = String(thrown);
      } catch {
        // There are no words for it.
      }
      port.postMessage({ call, error });
    }
  }
}
