/**
 * What the kernel's Python side is given of the world: saying something to the page, the names of the
 * scope, time to sleep, the visitor's answers, and packages (package_edges.mjs). `worker/bridge/main.py`
 * calls it by these names.
 */
import { KINDS } from "#generated/protocol.mjs";
import { STRIKE_AGAIN } from "#generated/memory.mjs";
import { SITE } from "#generated/site.mjs";
import { Events } from "../../host/events.mjs";
import { Files } from "../../host/files.mjs";
import { Calls } from "../../host/calls.mjs";
import { Courier } from "../../host/courier.mjs";
import { Flow } from "../../host/flow.mjs";
import { Guard } from "./guard.mjs";
import { handlerOf, raise, raiseRow } from "./signals.mjs";
import { StandardFiles } from "./standard_files.mjs";
import { StandardInput } from "./standard_input.mjs";
import { Timers } from "./timers.mjs";
import { Input } from "../../host/input.mjs";
import { Interrupt } from "../../host/interrupt.mjs";
import { Letters } from "../../host/letters.mjs";
import { Output } from "../../host/output.mjs";
import { Web } from "../../host/web.mjs";
import { PackageEdges } from "./package_edges.mjs";

/** @typedef {import("../../host/messages.mjs").Message} Message */
/** @typedef {import("./packages.mjs").Packages} Packages */

/** Names that the worker's scope has of its own, before any data joins them. */
const PRISTINE = scopeNames();

/** Milliseconds of a sleep before which what was written is handed back, since nothing can be during it. */
const LONG_MS = 500;

/** @typedef {import("#generated/edges.d.ts").Edges} EdgesOfPython  what Python needs of this */

/** @typedef {OffscreenCanvasRenderingContext2D} Canvas */

/** @implements {EdgesOfPython} */
export class Edges extends PackageEdges {
  /**
   * @param {any} pyodide @param {Packages} packages @param {Int32Array | undefined} control
   * @param {boolean} suspends  whether a program can be suspended while it waits
   * @param {(message: Message, transfer?: Transferable[]) => void} post
   * @param {import("./archive.mjs").Archive} [archive]  the standard library's, if it comes later
   */
  constructor(pyodide, packages, control, suspends, post, archive) {
    super(packages, (message) => this.say(message), archive);
    this.pyodide = pyodide;
    this.suspends = suspends;
    this.post = post;
    this.run = 0;
    this.interrupt = new Interrupt(control, () => this.tick());
    this.files = new Files(pyodide.FS, post);
    this.letters = new Letters();
    this.flow = new Flow(control, () => this.interrupt.isRequested(), this.letters);
    this.output = new Output({
      post: (chunks) => post({ type: KINDS.OUTPUT, id: this.run, ...this.flow.next(), chunks }),
      isFull: () => this.flow.isFull(),
      wait: () => this.flow.wait(),
    });
    this.events = new Events(control, this.interrupt);
    this.input = new Input(control, this.interrupt, this.letters, suspends);
    packages.supply.meet(new Courier(control, this.letters, () => this.interrupt.isRequested()));
    this.guard = new Guard(pyodide);
    pyodide.setStdout(this.output.device("stdout"));
    pyodide.setStderr(this.output.device("stderr"));
    this.standardInput = new StandardInput({
      input: this.input,
      interrupt: this.interrupt,
      announce: () => this.#announce(),
      raise: (signal) => raise(pyodide, signal),
    });
    pyodide.setStdin({ read: (/** @type {Uint8Array} */ buffer) => this.standardInput.read(buffer) });
    this.timers = new Timers(self, pyodide);
    this.functions = new Calls();
    this.web = new Web(self, packages.supply.base);
    this.standardFiles = new StandardFiles(pyodide.FS);
    hushFatal(pyodide._api, this.output);
    // Only what switches the questions on: they are answered by `interrupt.poll`.
    pyodide.setInterruptBuffer(new Int32Array(1));
  }

  /** What this device and host offer. @returns {import("../engine.mjs").Capabilities} */
  capabilities() {
    return {
      site: SITE.version,
      engine: "cpython",
      packages: true,
      files: true,
      displays: true,
      translates: false,
      console: true,
      variables: true,
      await: true,
      isolated: Boolean(this.interrupt.control),
      stop: this.interrupt.tier,
      input: this.input.tier,
      suspends: this.suspends,
      guards: this.guard.works,
    };
  }

  /** The size of the interpreter's memory, in KiB. */
  heap() {
    return this.pyodide._module.HEAP8.length / 1024;
  }

  /** Post a message, behind all output that was written before it. @param {Message} message @param {Transferable[]} [transfer] */
  say(message, transfer) {
    this.output.flush(message.type === KINDS.DONE);
    this.post(message.type === KINDS.WAITING ? { ...message, ...this.input.question() } : message, transfer);
  }

  /** Post a display as `say` does; the program waits if the page is too far behind. @param {object} fields @param {Transferable[]} transfer */
  show(fields, transfer) {
    this.#post(KINDS.DISPLAY, fields, transfer);
  }

  /** Post changes of the drawing, like a display. @param {Uint8Array<ArrayBuffer>} ops */
  draw(ops) {
    this.#post(KINDS.DRAWING, { ops }, [ops.buffer]);
  }

  /** The same, with a picture to be shown under it. @param {Uint8Array<ArrayBuffer>} ops @param {Canvas} canvas */
  paint(ops, canvas) {
    const { width, height } = canvas.canvas;
    const { buffer } = canvas.getImageData(0, 0, width, height).data;
    this.#post(KINDS.DRAWING, { ops, pixels: new Uint8Array(buffer), width }, [ops.buffer, buffer]);
  }

  /** A canvas that a program draws on, and reads from, without the page. @param {number} width @param {number} height */
  canvas(width, height) {
    return new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  }

  /** What a file of a picture shows. @param {Uint8Array<ArrayBuffer>} content */
  picture(content) {
    return createImageBitmap(new Blob([content]));
  }

  /** Post what widgets say, like a display. @param {object} fields @param {Transferable[]} transfer */
  speak(fields, transfer) {
    this.#post(KINDS.COMMS, fields, transfer);
  }

  /** @param {string} type @param {object} fields @param {Transferable[]} transfer */
  #post(type, fields, transfer) {
    const wasFull = this.flow.isFull();
    this.output.flush();
    this.post({ ...fields, type, id: this.run, ...this.flow.next() }, transfer);
    if (wasFull) this.flow.wait();
  }

  /** Block until something happens to the drawing; true if the run was stopped meanwhile. @param {number} ms */
  awaitEvent(ms) {
    this.output.flush();
    if (ms >= LONG_MS) this.files.report();
    return this.events.wait(ms);
  }

  /** A run begins: output is its own from now on. @param {number} run @param {string} [token] @param {Iterable<string>} [acks] */
  begin(run, token, acks) {
    this.run = run;
    this.flow.receive(acks);
    this.events.forget();
    this.standardInput.begin();
    this.standardFiles.restore();
    this.interrupt.begin(run, token);
  }

  /** The program asks, and has written no prompt for that. */
  #announce() {
    this.files.report();
    this.say({ type: KINDS.WAITING, id: this.run, prompt: "", secret: false });
  }

  /** Between two runs, code of a program's is called, and may take so long. @param {number} ms */
  limit(ms) {
    this.interrupt.limit(ms);
  }

  /** The run is over, or what was called between two. */
  end() {
    this.interrupt.end();
  }

  /** What the evaluation loop is told when it asks: the number of a signal, or 0. */
  poll() {
    if (this.interrupt.armed) this.guard.follow();
    const signal = this.interrupt.poll();
    if (signal === STRIKE_AGAIN) this.raiseRow();
    return signal;
  }

  raiseRow() {
    raiseRow(this.pyodide);
  }

  /** The visitor's own code goes on computing, or pauses. @param {boolean} on */
  arm(on) {
    if (!on) {
      this.interrupt.armed = false;
      return;
    }
    this.guard.set();
    this.interrupt.goOn();
  }

  /** @param {any} flush @param {any} flushError  Python's functions */
  flusher(flush, flushError) {
    const all = handlerOf([flush.copy(), flushError.copy()]);
    // What calls it may be C code that is deep down: the guard must not take that for calls of functions.
    return () => this.undisturbed(all);
  }

  /** Code of the visitor's imports a module, which is compiled now, or has been. @param {boolean} on */
  compiling(on) {
    if (this.interrupt.armed) this.guard.widen(on);
  }

  /** Do something of ours while the program is suspended. @param {() => void} work */
  undisturbed(work) {
    const { armed, isHeld } = this.interrupt;
    this.interrupt.armed = false;
    this.interrupt.isHeld = true;
    try {
      work();
    } finally {
      Object.assign(this.interrupt, { armed, isHeld });
    }
  }

  /** Now and then while the program computes: neither output nor files may lie here for long. */
  tick() {
    this.output.tick();
    this.files.tick();
  }

  /** Block for a while; true if the run was stopped meanwhile. @param {number} ms */
  block(ms) {
    this.output.flush();
    if (ms >= LONG_MS) this.files.report();
    else this.files.tick();
    return this.interrupt.block(ms);
  }

  /** Take a stop as carried out. */
  stopped() {
    this.interrupt.acknowledge();
  }

  /** The page has taken in the output up to a message. @param {number} seq */
  acknowledge(seq) {
    this.flow.acknowledge(seq);
  }

  /** Post what has been written. */
  flush() {
    this.output.flush();
  }

  /** From now on a visitor's code is in reach. */
  dirty() {
    this.packages.supply.dirty();
  }

  /** Put a value into the worker's scope, where `from js import name` finds it. @param {string} name @param {unknown} value */
  define(name, value) {
    Object.defineProperty(self, name, { value, writable: true, configurable: true, enumerable: true });
  }

  /** Tell whether the scope had this name of its own. @param {string} name */
  isTaken(name) {
    return PRISTINE.has(name);
  }
}

/**
 * A fatal error makes Pyodide write the interpreter's stack to the standard output, where the program's own
 * text is. @param {any} api  Pyodide's @param {Output} output
 */
function hushFatal(api, output) {
  const fatal = api.fatal_error;
  api.fatal_error = (/** @type {unknown[]} */ ...error) => output.muted(() => fatal(...error));
}

/** @returns {Set<string>} */
function scopeNames() {
  const names = new Set();
  for (let scope = self; scope; scope = Object.getPrototypeOf(scope)) {
    for (const name of Object.getOwnPropertyNames(scope)) names.add(name);
  }
  return names;
}
