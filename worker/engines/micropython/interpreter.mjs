/**
 * MicroPython as the host knows it: the interpreter's files, streams and values, and `kernel.py`, which
 * runs the programs in it. MicroPython cannot catch what JavaScript throws: nothing given to it throws.
 */
import completion from "../../kernel/completion.py";
import crossing from "../shared/crossing.py";
import { STOPPED } from "../shared/desk.mjs";
import { untagged } from "../shared/values.mjs";
import chance from "./chance.py";
import cutting from "./cutting.py";
import faults from "./faults.py";
import kernel from "./kernel.py";
import { lack } from "./lacks.mjs";
import { rewriter } from "./methods.mjs";
import texts from "./texts.py";

/** @typedef {import("../shared/desk.mjs").Desk} Desk */
/** @typedef {import("../engine.mjs").Outcome} Outcome */
/** @typedef {import("../engine.mjs").Program} Program */

/** The working directory, and where our own modules lie while they are imported. */
const HOME = "/home";
const OURS = "/lib/offthread";

/** Where modules of the working directory lie that had to be rewritten; looked into first. */
const MADE = "/lib/made";

/** Numbers of the streams that programs write to. @type {[number, "stdout" | "stderr"][]} */
const STREAMS = [
  [1, "stdout"],
  [2, "stderr"],
];

export class MicroPython {
  /** @param {any} python  what loadMicroPython gave @param {Desk} desk */
  constructor(python, desk) {
    this.mp = python;
    this.desk = desk;
    this.lack = lack;
    for (const [number, stream] of STREAMS) this.#connect(number, stream);
    this.kernel = this.#mountKernel();
    /** Turns a program into one that needs no methods which MicroPython lacks. */
    this.rewrite = rewriter(this.#plain(this.kernel.methods()));
    /** The files of the working directory. */
    this.FS = python.FS;
    const [version, language] = this.#plain(this.kernel.versions());
    this.engine = `MicroPython ${version}`;
    this.python = language;
    /** @type {import("../engine.mjs").Own} */
    this.capabilities = {
      engine: "micropython", stop: "restart", packages: false, files: true, displays: false, translates: false, console: false, variables: false, await: false, guards: true,
    };
  }

  /** Let a stream's bytes go to the page. @param {number} number @param {"stdout" | "stderr"} stream */
  #connect(number, stream) {
    const opened = this.mp.FS.streams[number];
    const write = (/** @type {unknown} */ _, /** @type {Uint8Array} */ memory, /** @type {number} */ from, /** @type {number} */ length) => {
      this.desk.write(stream, memory.subarray(from, from + length));
      return length;
    };
    opened.stream_ops = { ...opened.stream_ops, write };
  }

  #mountKernel() {
    const { FS } = this.mp;
    for (const folder of ["/lib", OURS, MADE, HOME]) if (!FS.analyzePath(folder).exists) FS.mkdir(folder);
    for (const [name, text] of Object.entries({ kernel, completion, crossing, chance, cutting, faults, texts, offthread_blank: "" })) {
      FS.writeFile(`${OURS}/${name}.py`, text);
    }
    FS.chdir(HOME);
    this.mp.runPython(`import sys\nsys.path.append("${OURS}")`);
    const module = this.mp.pyimport("kernel");
    module.attach(this.#edge());
    return module;
  }

  /** What `kernel.py` is given of the page. */
  #edge() {
    return {
      /** @param {number} ms */
      sleep: (ms) => this.desk.sleep(ms),
      /** @param {any} value */
      waits: (value) => typeof value === "object" && typeof value?.then === "function",
      // Nothing but an error can be raised in Python.
      /** @param {Promise<unknown>} promise */
      settled: (promise) => Promise.resolve(promise).catch((reason) => Promise.reject(reason instanceof Error ? reason : new Error(String(reason)))),
      /** @param {string} prompt @param {boolean} secret */
      ask: (prompt, secret) => {
        try {
          const answer = this.desk.ask(prompt, secret);
          return { stopped: answer === STOPPED, ended: answer === null, text: String(answer ?? ""), problem: "" };
        } catch (error) {
          return { stopped: false, ended: false, text: "", problem: error instanceof Error ? error.message : String(error) };
        }
      },
    };
  }

  /** A Python list as an array of arrays and plain values. @param {any} value */
  #plain(value) {
    return this.mp.PyProxy.toJs(value);
  }

  /** Have the next program begin as new. */
  refresh() {
    this.kernel.refresh();
  }

  /** @param {Program} program @returns {Promise<Outcome>} */
  async run({ code, filename, context, json, awaits = false }) {
    if (json !== undefined) this.kernel.set_data(json);
    this.#remake();
    const ended = this.kernel.run(this.rewrite(code), filename, context ? Object.entries(context) : null, code);
    const [status, ...rest] = this.#plain(awaits ? await this.kernel.awaited(ended) : ended);
    if (status === "none") return {};
    if (status === "ok") return { repr: rest[0], value: () => untagged(this.#plain(this.kernel.last_value())) };
    const [name, message, traceback] = rest;
    return { error: { name, message, traceback }, stopped: name === "KeyboardInterrupt" };
  }

  /** Rewrite the modules of the working directory that need it. */
  #remake() {
    const { FS } = this.mp;
    for (const name of this.#modules(MADE)) FS.unlink(`${MADE}/${name}`);
    for (const name of this.#modules(HOME)) {
      const text = FS.readFile(`${HOME}/${name}`, { encoding: "utf8" });
      const made = this.rewrite(text);
      if (made !== text) FS.writeFile(`${MADE}/${name}`, made);
    }
  }

  /** The names of Python files in a folder, which a program may have removed. @param {string} folder @returns {string[]} */
  #modules(folder) {
    const { FS } = this.mp;
    const names = FS.analyzePath(folder).exists ? FS.readdir(folder) : [];
    return names.filter((/** @type {string} */ name) => name.endsWith(".py") && FS.isFile(FS.stat(`${folder}/${name}`).mode));
  }

  /** @param {string} code */
  complete(code) {
    const [names, length] = this.#plain(this.kernel.complete(code));
    return { names, length };
  }

  /** Have a module of the working directory imported as its file is now. @param {string} file */
  renew(file) {
    this.kernel.forget(moduleOf(file));
  }
}

/** The name by which a file is imported. @param {string} name */
function moduleOf(name) {
  return name.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
}
