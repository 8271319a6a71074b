/**
 * The files 0, 1 and 2. A program may close them, as `open(0).read()` does, or put others in their places; the next
 * one has them back.
 */

const OPENED = /** @type {[number, string, number][]} */ ([
  [0, "/dev/stdin", 0],
  [1, "/dev/stdout", 1],
  [2, "/dev/stderr", 1],
]);

export class StandardFiles {
  /** @param {any} FS  Emscripten's, with the files as they should be */
  constructor(FS) {
    this.FS = FS;
    this.nodes = OPENED.map(([number]) => FS.getStream(number)?.node);
  }

  /** Have them as they were. */
  restore() {
    const { FS, nodes } = this;
    for (const [number, path, flags] of OPENED) {
      const stream = FS.getStream(number);
      if (stream?.node === nodes[number]) continue;
      if (stream) FS.close(stream);
      // It gets the lowest number that is free, and those before it are not.
      FS.open(path, flags);
    }
  }
}
