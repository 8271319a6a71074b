/**
 * What the page hears of the drop-in worker beside the answers, as far as it asks for that in the address: output,
 * displays, questions and progress. Each bears the id of the script that it belongs to, if that has one.
 */
import * as KINDS from "#generated/kinds.mjs";
import { log } from "./keeping.mjs";

/** @typedef {{id?: unknown}} Name */
/** @template {import("./connection.mjs").Report["type"]} K @typedef {Extract<import("./connection.mjs").Report, {type: K}>} ReportOf */

const NOBODY = "input() has no one to ask: add ?input=message to the worker's address and answer its messages.";

export class Voice {
  /** @param {URLSearchParams} query @param {(message: object) => void} post */
  constructor(query, post) {
    this.post = post;
    this.hasInput = query.get("input") === "message";
    this.hasOutput = query.get("output") === "message";
    this.hasProgress = query.get("progress") === "message";
  }

  /** @param {string} prompt @param {boolean} secret @param {Name} name @returns {boolean} whether there is somebody to answer */
  ask(prompt, secret, name) {
    if (this.hasInput) this.post({ type: KINDS.WAITING, ...name, prompt, secret });
    else console.warn(NOBODY);
    return this.hasInput;
  }

  /** @param {ReportOf<typeof KINDS.DISPLAY>} report @param {Name} name */
  show({ id: _id, seq: _seq, token: _token, read: _read, type, ...shown }, name) {
    if (this.hasOutput) this.post({ type, ...name, ...shown });
    else console.log(shown.text);
  }

  /** @param {string[]} chunks  stream, text, stream, text, … @param {Name} name */
  print(chunks, name) {
    for (let i = 0; i < chunks.length; i += 2) {
      const [stream, text] = chunks.slice(i, i + 2);
      if (this.hasOutput) this.post({ type: KINDS.OUTPUT, ...name, stream, text });
      else log(text, stream);
    }
  }

  /** A file of the start has come so far. @param {ReportOf<typeof KINDS.PROGRESS>} report */
  load({ type: _type, file, ...bytes }) {
    this.#tell("start", { name: file, ...bytes });
  }

  /** A package has come so far. @param {ReportOf<typeof KINDS.PACKAGE>} report @param {Name} name */
  fetch({ type: _type, id: _id, ...about }, name) {
    if (this.hasProgress) this.#tell("package", { ...about, ...name, name: about.name });
    else if (about.state === "failed") console.warn(`${about.name}: ${about.cause}`);
  }

  /** @param {ReportOf<typeof KINDS.READY>} report */
  ready({ python, engine, ms }) {
    this.#tell("ready", { python, engine, ms });
  }

  /** Python cannot be loaded. @param {string} cause */
  fail(cause) {
    this.#tell("failed", { cause });
  }

  /** @param {"start" | "package" | "ready" | "failed"} stage @param {Record<string, unknown>} fields */
  #tell(stage, fields) {
    if (this.hasProgress) this.post({ type: KINDS.PROGRESS, stage, ...fields });
  }
}
