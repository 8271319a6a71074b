/**
 * Brython as the host knows it: programs become JavaScript and are run, in one namespace that stays from
 * run to run, or in a new one each. What Brython keeps under `__BRYTHON__` is used here and in `library.mjs` alone.
 */
import { SITE } from "#generated/site.mjs";
import completion from "../../kernel/completion.py";
import crossing from "../shared/crossing.py";
import { STOPPED } from "../shared/desk.mjs";
import { untagged } from "../shared/values.mjs";
import handles from "./handles.py";
import scope from "./scope.py";
import prelude from "./prelude.py";
import { awaited, expectAwait } from "./awaiting.mjs";
import { Disk, HOME, doors } from "./disk.mjs";
import { lack } from "./lacks.mjs";
import { compile } from "./program.mjs";
import { INSTEAD, TAILS } from "./tails.mjs";
import { translate } from "./translation.mjs";
import { describe } from "./tracebacks.mjs";

/** @typedef {import("../shared/desk.mjs").Desk} Desk */
/** @typedef {import("../engine.mjs").Outcome} Outcome */
/** @typedef {import("../engine.mjs").Program} Program */
/** @typedef {import("./library.mjs").Library} Library */

const OURS = "<offthread>";

/** Lines of a program between two looks at what it has printed. */
const TICK_EVERY = 256;

export class Brython {
  /** @param {any} brython  __BRYTHON__ @param {Library} library @param {Desk} desk @param {(message: any) => void} say */
  constructor(brython, library, desk, say) {
    this.$B = brython;
    this.library = library;
    this.desk = desk;
    this.say = say;
    /** Files of the working directory that can be imported, by module. @type {Map<string, {file: string, text: string}>} */
    this.modules = new Map();
    this.lack = lack;
    /** The last answer to `input()`. */
    this.answer = "";
    this.engine = `Brython ${SITE.engines.brython.version}`;
    this.python = brython.version_info.slice(0, 3).join(".");
    /** @type {import("../engine.mjs").Own} */
    this.capabilities = {
      engine: "brython", stop: "restart", packages: false, files: true, displays: false, translates: true, console: false, variables: false, await: false, guards: true,
    };
    library.add("js", scope, false);
    for (const [name, text] of Object.entries(INSTEAD)) library.add(name, text, false);
    for (const [name, text] of Object.entries(TAILS)) library.extend(name, text);
    /** The files of the working directory. */
    this.FS = new Disk();
    // Modules come from the library and the visitor's files, and never from addresses that Brython makes up.
    brython.make_import_paths = (/** @type {string} */ filename) => {
      brython.import_info[filename] = { meta_path: [brython.finders.VFS], path_hooks: [], path: [""] };
    };
    this.#watchLines();
    this.#makeEdge();
    this.names = this.#namespace("__main__");
    this.main = brython.imported.__main__;
    brython.builtins.open = this.#execute(handles, OURS, this.#namespace("_offthread_handles")).open;
    this.ours = this.#execute(prelude, OURS, this.#namespace("_offthread_prelude"));
    this.#install();
    this.completion = this.#execute(completion, OURS, this.#namespace("_offthread_completion")).completion;
    this.tagged = this.#execute(crossing, OURS, this.#namespace("_offthread_crossing")).tagged;
    /** How Brython is before any program. */
    this.original = [brython.builtins, brython.imported].map((names) => ({ names, values: { ...names } }));
  }

  /** A dict of globals, which is the module's own. @param {string} name */
  #namespace(name) {
    const { $B } = this;
    const names = $B.empty_dict();
    names.__name__ = name;
    const module = $B.module.$factory(name);
    $B.set_dict(module, names);
    $B.imported[name] = module;
    return names;
  }

  /** Let what was printed leave while a program computes: Brython tells of each line that it comes to. */
  #watchLines() {
    const { $B, desk } = this;
    const original = $B.set_lineno;
    let count = 0;
    $B.set_lineno = (/** @type {any} */ frame, /** @type {number} */ line, /** @type {any} */ type) => {
      count += 1;
      if (count === TICK_EVERY) count = desk.tick();
      return original(frame, line, type);
    };
  }

  /** The module `_offthread`, by which prelude.py reaches the desk. */
  #makeEdge() {
    const { $B, desk } = this;
    const edge = {
      write: (/** @type {any} */ stream, /** @type {any} */ text) => (desk.print(stream, String(text)), $B.builtins.None),
      writer: (/** @type {any} */ stream) => (/** @type {any} */ text) => this.#write(stream, text),
      // The page gets what is written by itself.
      flush: () => $B.builtins.None,
      sleep: (/** @type {any} */ ms) => desk.sleep(Number(ms.value ?? ms)),
      ask: (/** @type {any} */ prompt, /** @type {boolean} */ secret) => this.#ask(String(prompt), secret),
      answer: () => this.answer,
    };
    $B.imported._offthread = $B.module.$factory("_offthread");
    $B.addToImported("_offthread", edge);
    $B.imported._offthread_disk = $B.module.$factory("_offthread_disk");
    $B.addToImported("_offthread_disk", doors($B, this.FS, (path) => this.#onChange(path)));
  }

  /** @param {"stdout" | "stderr"} stream @param {any} text  @returns {number} its length */
  #write(stream, text) {
    const { $B } = this;
    if (!$B.is_str(text)) $B.RAISE($B.builtins.TypeError, `write() argument must be str, not ${$B.class_name(text)}`);
    const written = String(text);
    this.desk.print(stream, written);
    return [...written].length;
  }

  /** @param {string} prompt @param {boolean} secret  @returns {string} how it ended, or what is wrong */
  #ask(prompt, secret) {
    try {
      const answer = this.desk.ask(prompt, secret);
      if (answer === STOPPED) return "stopped";
      this.answer = typeof answer === "string" ? answer : "";
      return answer === null ? "ended" : "answered";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Put our streams and functions in their places. */
  #install() {
    const { $B, ours } = this;
    const sys = $B.imported._sys;
    for (const name of ["stdout", "stderr"]) for (const each of [name, `__${name}__`]) $B.module_setattr(sys, each, ours[name]);
    $B.stdin = ours.stdin;
    $B.builtins.input = ours.ask_line;
    for (const name of ["exit", "quit"]) $B.builtins[name] = ours.leave;
    for (const name of ["sleep", "getpass", "leave"]) $B.module_setattr($B.imported._offthread, `offthread_${name}`, ours[name]);
  }

  /** Run a program's JavaScript. @param {string} code @param {string} filename @param {any} names  its globals @param {boolean} [awaits] */
  #execute(code, filename, names, awaits = false) {
    const { $B } = this;
    $B.make_import_paths(filename);
    $B.url2name[filename] = names.__name__;
    const module = `locals_${names.__name__}`.replaceAll(".", "_");
    const js = compile($B, code, filename, module, names);
    const frame = [names.__name__, names, names.__name__, names];
    Object.assign(frame, { is_exec_top: true });
    if (awaits) expectAwait(frame, names);
    $B.frame_obj = null;
    $B.enter_frame(frame, filename, 1);
    new Function("$B", "_b_", "locals", module, "frame", "_frame_obj", js)($B, $B.builtins, names, names, frame, $B.frame_obj);
    return names;
  }

  /** @param {string} code */
  complete(code) {
    const { $B } = this;
    const modules = $B.empty_dict();
    for (const [name, module] of Object.entries($B.imported)) $B.str_dict_set(modules, name, module);
    const [names, length] = $B.$call(this.completion, code, this.names, modules, $B.$list([...this.library.places.keys()]));
    return { names: Array.from(names, String), length: Number(length) };
  }

  /** @param {string} code */
  translate(code) {
    return translate(this.$B, code);
  }

  /** Have the next program begin as new. */
  refresh() {
    for (const { names, values } of this.original) {
      for (const name of Object.keys(names)) if (!Object.hasOwn(values, name)) delete names[name];
      Object.assign(names, values);
    }
    this.names = this.#namespace("__main__");
    this.main = this.$B.imported.__main__;
    this.#install();
  }

  /** @param {Program} program @returns {Promise<Outcome>} */
  async run({ code, filename, context, json, awaits }) {
    await this.library.prepare([code, ...[...this.modules.values()].map(({ text }) => text)], this.desk.run, this.say);
    if (json !== undefined) this.#setData(JSON.parse(json, exactly));
    const names = context ? this.#contextual(context) : this.names;
    if (!context) this.$B.imported.__main__ = this.main;
    // What sys.argv is made of.
    this.$B.script_path = filename;
    try {
      this.#execute(code, filename, names, awaits);
      const given = names.$result ?? this.$B.builtins.None;
      delete names.$result;
      const value = awaits ? await awaited(this.$B, given) : given;
      return value === this.$B.builtins.None ? {} : this.#result(value);
    } catch (error) {
      return describe(this.$B, error, this.modules, OURS);
    }
  }

  /** @param {any} value @returns {Outcome} */
  #result(value) {
    const { $B } = this;
    return {
      repr: String($B.builtins.repr(value)),
      value: () => untagged(tidy($B.$call(this.tagged, value, $B.JSObj))),
    };
  }

  /** @param {Record<string, unknown>} context */
  #contextual(context) {
    const names = this.#namespace("__main__");
    for (const [name, value] of Object.entries(context)) names[name] = this.$B.jsobj2pyobj(value);
    return names;
  }

  /** Make `from data import key` find exactly these keys; without any there is no such module. @param {Record<string, unknown>} values */
  #setData(values) {
    const { $B } = this;
    if (!this.modules.has("data")) delete $B.imported.data;
    if (!Object.keys(values).length) return;
    const names = this.#namespace("data");
    for (const [name, value] of Object.entries(values)) names[name] = this.#exact(value);
  }

  /** JSON as Python has it. @param {any} value @returns {any} */
  #exact(value) {
    const { $B } = this;
    if (value instanceof Digits) {
      if (/[.eE]/.test(value.text)) return $B.fast_float(Number(value.text));
      return Number.isSafeInteger(Number(value.text)) ? Number(value.text) : $B.fast_long_int(BigInt(value.text));
    }
    if (Array.isArray(value)) return $B.$list(value.map((each) => this.#exact(each)));
    if (typeof value !== "object" || value === null) return value ?? $B.builtins.None;
    const dict = $B.empty_dict();
    for (const [key, each] of Object.entries(value)) $B.str_dict_set(dict, key, this.#exact(each));
    return dict;
  }

  /** A program may have changed a file. @param {string} path */
  #onChange(path) {
    if (path.endsWith(".py") && path.startsWith(`${HOME}/`)) this.renew(path.slice(HOME.length + 1));
  }

  /** Have a module of the working directory imported as its file is now. @param {string} file */
  renew(file) {
    const name = file.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
    for (const kept of [this.$B.imported, this.$B.precompiled]) delete kept[name];
    this.modules.delete(name);
    if (!this.FS.find(`${HOME}/${file}`)) return this.library.remove(name);
    const text = new TextDecoder().decode(this.FS.readFile(`${HOME}/${file}`));
    this.modules.set(name, { file, text });
    return this.library.add(name, text, file.endsWith("__init__.py"));
  }
}

/** A number as it was written. */
class Digits {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** @param {string} _key @param {unknown} value @param {{source?: string}} [context]  older browsers do not give it */
function exactly(_key, value, context) {
  return typeof value === "number" ? new Digits(context?.source ?? String(value)) : value;
}

/** Brython's lists and strings as JavaScript's own. @param {any} tagged @returns {any} */
function tidy(tagged) {
  if (Array.isArray(tagged)) return tagged[0] === "js" ? ["js", tagged[1]] : Array.from(tagged, tidy);
  return String(tagged);
}
