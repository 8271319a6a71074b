/** Leaves the page's thread to what else waits for it: the visitor's keys first. */

/** @type {{scheduler?: {yield?: () => Promise<void>}}} */
const { scheduler } = /** @type {any} */ (globalThis);

const channel = new MessageChannel();
/** @type {(() => void)[]} */
const waiting = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Resolves in a task of its own. @returns {Promise<void>} */
export const turn = () =>
  scheduler?.yield
    ? scheduler.yield()
    : new Promise((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(0);
      });
