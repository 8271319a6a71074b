/**
 * One worker in the box, as the page has it: commands go to it by way of the frame, and its reports come by a port of
 * its own. Until somebody listens, what it says is kept.
 */

/** @typedef {{type: string, [field: string]: unknown}} Message */
/** @typedef {(order: any, ports?: MessagePort[]) => void} Tell  the frame */

export class Cell {
  /** @param {MessagePort} port  reports come here @param {Tell} tell */
  constructor(port, tell) {
    this.port = port;
    this.tell = tell;
    this.isOver = false;
    /** What was posted before the worker was made. @type {Message[] | undefined} */
    this.waiting = [];
    /** @type {(() => void)[] | undefined} what was heard before somebody listened */
    this.heard = [];
    /** @type {(data: any) => void} */
    this.onReport = () => {};
    /** @type {(reason: string) => void} */
    this.onError = () => {};
    port.onmessage = ({ data }) => this.#pass(() => this.onReport(data));
    port.onmessageerror = () => this.fail("a message of the worker could not be read");
  }

  /** @param {() => void} act */
  #pass(act) {
    if (this.isOver) return;
    if (this.heard) this.heard.push(act);
    else act();
  }

  /** Have the worker made, and hand it what was posted before. @param {Message} order @param {MessagePort[]} ports */
  begin(order, ports) {
    if (this.isOver) return;
    this.tell(order, ports);
    for (const message of this.waiting?.splice(0) ?? []) this.tell({ type: "post", message });
    this.waiting = undefined;
  }

  /** Something is wrong with the worker. @param {string} reason */
  fail(reason) {
    this.#pass(() => this.onError(reason));
  }

  /** Tell somebody what has been said, in a task to come, and whatever will be. @param {(data: any) => void} onReport @param {(reason: string) => void} onError */
  listen(onReport, onError) {
    Object.assign(this, { onReport, onError });
    queueMicrotask(() => {
      const heard = this.heard ?? [];
      this.heard = undefined;
      for (const act of heard) if (!this.isOver) act();
    });
  }

  /** Post a command. @param {Message} message */
  post(message) {
    if (this.waiting) this.waiting.push(message);
    else this.tell({ type: "post", message });
  }

  /** End the worker at once; nothing more is heard of it. */
  terminate() {
    this.isOver = true;
    this.port.close();
    if (!this.waiting) this.tell({ type: "end" });
  }
}
