/** What went wrong in a program, in the words and the form of Python's own traceback. */

/** @typedef {import("../engine.mjs").Outcome} Outcome */
/** @typedef {Map<string, {file: string}>} Modules */

/** Exceptions of a chain that are told at the most. */
const CHAIN = 10;

/** What browsers say of a stack that is full, and what Python says. */
const STACK_IS_FULL = /Maximum call stack|too much recursion/;
const TOO_DEEP = "maximum recursion depth exceeded";

const CAUSE = "\n\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT = "\n\nDuring handling of the above exception, another exception occurred:\n\n";

/**
 * Describe how a program ended by what was thrown.
 * @param {any} $B  __BRYTHON__ @param {any} thrown @param {Modules} modules  the visitor's own @param {string} ours  the file of our frames
 * @returns {Outcome}
 */
export function describe($B, thrown, modules, ours) {
  const error = $B.exception(thrown);
  if (STACK_IS_FULL.test(said($B, error))) error.args = $B.fast_tuple([TOO_DEEP]);
  // Brython has a class for each kind of JavaScript's errors, by names that are none of Python's.
  const name = String($B.class_name(error)).replace(/^Javascript .*/, "JavascriptError");
  if (name === "SystemExit") return farewell($B, error);
  if (name === "ModuleNotFoundError") nameModule($B, error);
  const message = said($B, error);
  const traceback = renamed(chain($B, error, ours), modules);
  if (message === TOO_DEEP) return tooDeep(traceback, name);
  return { error: { name, message, traceback: `${traceback.trimEnd()}\n` }, stopped: name === "KeyboardInterrupt" };
}

/** The browser's stack may be full before Python's limit. @param {string} traceback @param {string} name @returns {Outcome} */
function tooDeep(traceback, name) {
  const told = traceback.replace(`${name}: ${TOO_DEEP}`, `RecursionError: ${TOO_DEEP}`).trimEnd();
  return { error: { name: "RecursionError", message: TOO_DEEP, traceback: `${told}\n` } };
}

/** Say it as Python does: Brython gives the name alone. @param {any} $B @param {any} error */
function nameModule($B, error) {
  const [text] = error.args ?? [];
  if (typeof text === "string" && !text.includes(" ")) error.args = $B.fast_tuple([`No module named '${text}'`]);
}

/** @param {any} $B @param {any} error */
function said($B, error) {
  try {
    return String($B.builtins.str.$factory(error));
  } catch {
    return "<exception str() failed>";
  }
}

/** @param {any} $B @param {any} error @param {string} ours */
function chain($B, error, ours) {
  const { None } = $B.builtins;
  const parts = [];
  for (let each = error; each && each !== None && parts.length < 2 * CHAIN; ) {
    parts.unshift(trace($B, each, ours));
    const { __cause__: cause, __context__: context, __suppress_context__: quiet } = each;
    const next = cause && cause !== None ? cause : quiet === true || quiet?.valueOf?.() === true ? None : context;
    if (next && next !== None) parts.unshift(next === cause ? CAUSE : CONTEXT);
    each = next;
  }
  return parts.join("");
}

/** @param {any} $B @param {any} error @param {string} ours */
function trace($B, error, ours) {
  dropFrames($B, error, ours);
  const restore = forgetStalePlaces($B, error);
  try {
    error.$suggestion ??= $B.builtins.None;
    return String($B.error_trace(error)).replace(/^\n+/, "").trimEnd();
  } catch {
    return `${$B.class_name(error)}: ${said($B, error)}`;
  } finally {
    restore();
  }
}

/**
 * A frame remembers the last expression that it computed; where that is not of the line that raised, it
 * says nothing of the error. @param {any} $B @param {any} error @returns {() => void} restores what was forgotten
 */
function forgetStalePlaces($B, error) {
  /** @type {[any, unknown][]} */
  const kept = [];
  for (let each = error.__traceback__; each && each !== $B.builtins.None; each = each.tb_next) {
    const frame = each.tb_frame;
    if (!frame?.inum || !frame.positions) continue;
    const [first, last] = $B.decode_position(frame.positions[Math.floor(frame.inum / 2)]);
    if (each.tb_lineno >= first && each.tb_lineno <= last) continue;
    kept.push([frame, frame.inum]);
    frame.inum = 0;
  }
  return () => kept.forEach(([frame, inum]) => void (frame.inum = inum));
}

/** @param {any} $B @param {any} error @param {string} ours */
function dropFrames($B, error, ours) {
  const { None } = $B.builtins;
  const isOurs = (/** @type {any} */ each) => each.tb_frame?.__file__ === ours;
  let first = error.__traceback__ ?? None;
  while (first !== None && isOurs(first)) first = first.tb_next;
  for (let each = first; each !== None; each = each.tb_next) {
    while (each.tb_next !== None && isOurs(each.tb_next)) each.tb_next = each.tb_next.tb_next;
  }
  error.__traceback__ = first;
}

/** Name the visitor's modules by their files. @param {string} text @param {Modules} modules */
function renamed(text, modules) {
  for (const [name, { file }] of modules) {
    for (const path of [`VFS.${name}.py`, `VFS.${name}/__init__.py`]) text = text.replaceAll(`File "${path}"`, `File "${file}"`);
  }
  return text;
}

/** @param {any} $B @param {any} error @returns {Outcome} */
function farewell($B, error) {
  const code = error.args?.[0];
  if (code === undefined || code === $B.builtins.None || code === 0 || code === "") return {};
  const words = typeof code === "number" ? `The program exited with ${code}.` : String($B.builtins.str.$factory(code));
  return { error: { name: "SystemExit", message: words, traceback: words } };
}
