/**
 * What page and worker find out about the browser by trying it: they must come to the same answer.
 */

/**
 * Memory that can be shared with another thread, or none. A flag does not tell: WebKitGTK says that a page is
 * cross-origin isolated, and has no SharedArrayBuffer. @param {number} bytes @returns {SharedArrayBuffer | undefined}
 */
export function sharedMemory(bytes) {
  try {
    return new SharedArrayBuffer(bytes);
  } catch {
    return undefined;
  }
}

/** Tell whether memory can be shared with another thread. */
export function sharesMemory() {
  return sharedMemory(1) !== undefined;
}

/** Tell whether a program can be suspended while it waits: JavaScript Promise Integration. */
export function hasStackSwitching() {
  return "Suspending" in WebAssembly && "promising" in WebAssembly;
}

/** The kind of browser that snapshots and images are made for: see tools/build/snapshots.py. @returns {"switching" | "plain"} */
export function browserKind() {
  return hasStackSwitching() ? "switching" : "plain";
}
