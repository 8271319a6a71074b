/**
 * Which tab works on which work: a Web Lock for each. Its holder alone writes. Where a browser has no Web
 * Locks, every tab is told that it holds what it asks for, and the store's revisions keep tabs apart.
 */

/** @type {Map<string, () => void>} what lets go of a lock, by the work's id */
const held = new Map();
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("offthread") : undefined;

/** @param {string} id */
const nameOf = (id) => `offthread work ${id}`;

/**
 * Ask for a lock with some options, and hold it until it is let go of or stolen.
 * @param {string} id @param {LockOptions} options @returns {Promise<boolean>}
 */
function request(id, options) {
  return new Promise((resolve) => {
    let has = false;
    /** @param {Lock | null} lock */
    const keep = (lock) => {
      has = lock !== null;
      resolve(has);
      return has ? new Promise((free) => held.set(id, () => free(undefined))) : undefined;
    };
    navigator.locks.request(nameOf(id), options, keep).catch((error) => {
      // A page in a foreign frame may be denied locks: then the store's revisions must do.
      resolve(error?.name === "SecurityError");
      if (has && held.delete(id)) turns.onLost?.(id);
    });
  });
}

export const turns = {
  /** @type {((id: string) => void) | undefined} called when another tab asks for a work */
  onAsked: undefined,
  /** @type {((id: string) => void) | undefined} called when another tab has taken a work */
  onLost: undefined,

  /**
   * Hold a work, if that can be had within some milliseconds.
   * @param {string} id @param {number} patience @param {boolean} steals  take it in the end, even if another tab holds it
   */
  async hold(id, patience, steals) {
    if (!navigator.locks || held.has(id)) return true;
    // Not by patience alone: on a busy device even a free lock may take longer than that.
    if (await request(id, { ifAvailable: true })) return true;
    if (await request(id, { signal: AbortSignal.timeout(patience) })) return true;
    return steals ? await request(id, { steal: true }) : false;
  },

  /** Let go of a work. @param {string} id */
  release(id) {
    held.get(id)?.();
    held.delete(id);
  },

  /** Ask the tab that holds a work for it. @param {string} id */
  ask(id) {
    channel?.postMessage({ ask: id });
  },
};

channel?.addEventListener("message", ({ data }) => {
  if (typeof data?.ask === "string" && held.has(data.ask)) turns.onAsked?.(data.ask);
});

Object.assign(globalThis, { offthreadTurns: turns });
