/**
 * One worker in the box, as the page has it: commands go to it by way of the frame, and its reports come by a port of
 * its own, of which only those are heard that keep the contract. Until somebody listens, they are kept.
 */

import * as KINDS from "#generated/kinds.mjs";
import { Intake } from "../worker/client/intake.mjs";

/** @typedef {{type: string, [field: string]: any}} Message */
/** @typedef {(order: any, ports?: MessagePort[]) => void} Tell  the frame */

const HEARD = [KINDS.WAITING, KINDS.OUTPUT, KINDS.DISPLAY, KINDS.DRAWING, KINDS.COMMS, KINDS.DONE, KINDS.REFUSED];

/** What app/runtime/connection.py knows it by. */
const LAWLESS = "the worker broke the rules too often";

export class Cell {
  /** Reports come here. @type {MessagePort | undefined} */
  #port;
  #tell;
  #isOver = false;
  /** What was posted before the worker was made. @type {Message[] | undefined} */
  #waiting = [];
  /** @type {(() => void)[] | undefined} what was heard before somebody listened */
  #heard = [];
  #intake;

  /** @param {string} address  of its script @param {Tell} tell @param {(report: any) => void} [overheard]  told of each report when it is heard */
  constructor(address, tell, overheard = () => {}) {
    this.address = address;
    this.#tell = tell;
    /** @type {(data: any) => void} */
    this.onReport = () => {};
    /** @type {(sentence: string) => void} */
    this.onBreach = () => {};
    /** @type {(reason: string) => void} */
    this.onError = () => {};
    this.#intake = new Intake({
      hear: (report) => {
        this.#note(report);
        this.#pass(() => {
          overheard(report);
          this.onReport(report);
        });
      },
      breach: (sentence) => this.#pass(() => this.onBreach(sentence)),
      end: () => this.#giveUp(),
    });
  }

  /** Hear what the worker will say. @param {MessagePort} port */
  hear(port) {
    this.#port = port;
    port.onmessage = (event) => {
      const before = performance.now();
      // Here the browser makes objects of what has come, however many they are: nothing tells how many.
      const { data } = event;
      this.#intake.take(data, performance.now() - before);
    };
    port.onmessageerror = () => this.fail("a message of the worker could not be read");
  }

  /** @param {() => void} act */
  #pass(act) {
    if (this.#isOver) return;
    if (this.#heard) this.#heard.push(act);
    else act();
  }

  /** Tell the frame what it must know to reach a worker that is busy, and nothing of what a program wrote. @param {Message} report */
  #note({ type, id, ask, read, seq, token }) {
    if (HEARD.some((kind) => kind === type)) this.#tell({ type: "heard", report: { type, id, ask, read, seq, token } });
  }

  /** Have the worker made, and hand it what was posted before. @param {Message} order @param {MessagePort[]} ports */
  begin(order, ports) {
    if (this.#isOver) return;
    this.#tell(order, ports);
    for (const message of this.#waiting?.splice(0) ?? []) this.#tell({ type: "post", message });
    this.#waiting = undefined;
  }

  /** It has broken the contract too often: it is heard no more, and the listener has another made. */
  #giveUp() {
    this.#port?.close();
    this.fail(LAWLESS);
  }

  /** Something is wrong with the worker. @param {string} reason */
  fail(reason) {
    this.#pass(() => this.onError(reason));
  }

  /** Tell somebody what has been said, in a task to come, and whatever will be. @param {(data: any) => void} onReport @param {(sentence: string) => void} onBreach @param {(reason: string) => void} onError */
  listen(onReport, onBreach, onError) {
    Object.assign(this, { onReport, onBreach, onError });
    queueMicrotask(() => {
      const heard = this.#heard ?? [];
      this.#heard = undefined;
      for (const act of heard) if (!this.#isOver) act();
    });
  }

  /** Post a command. @param {Message} message */
  post(message) {
    this.#intake.sent(message);
    if (this.#waiting) this.#waiting.push(message);
    else this.#tell({ type: "post", message });
  }

  /** End the worker at once; nothing more is heard of it. */
  terminate() {
    this.#isOver = true;
    this.#port?.close();
    this.#tell({ type: "end" });
  }
}
