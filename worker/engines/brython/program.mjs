/** From a program's text to JavaScript that leaves the value of its last expression behind. */

/** No program can spell this name: the value of its last expression waits here. */
const LAST = "$result";

/** A fault of Brython's: what computes a function's annotations hides the scope whose names they use. */
const ANNOTATE = /var locals = \{format\}(\s+var frame = \['__annotate__', )locals,/g;

/**
 * Translate a program.
 * @param {any} $B  __BRYTHON__ @param {string} code @param {string} filename
 * @param {string} module  what the JavaScript calls the program's globals @param {any} names  these globals
 * @returns {string}
 * @throws a SyntaxError of Brython's
 */
export function compile($B, code, filename, module, names) {
  const ast = parse($B, code, filename);
  if (!isQuiet(ast, code)) keepLast($B, ast);
  return generate($B, ast, code, filename, module, names);
}

/** @param {any} $B @param {string} code @param {string} filename */
export function parse($B, code, filename) {
  $B.file_cache[filename] = code;
  return $B._PyPegen.run_parser(new $B.Parser(code, filename, "file"));
}

/**
 * Turn a program's tree into JavaScript.
 * @param {any} $B @param {any} ast @param {string} code @param {string} filename @param {string} module @param {any} names
 * @returns {string}
 */
export function generate($B, ast, code, filename, module, names) {
  const future = $B.future_features(ast, filename);
  const symtable = $B._PySymtable_Build(ast, filename, future);
  const namespaces = { local_name: module, exec_locals: names, global_name: module, exec_globals: names };
  const { js } = $B.js_from_root({ ast, symtable, filename, src: code, namespaces });
  return js.replace(ANNOTATE, "var own = {format}$1own,");
}

/** Turn a last expression into an assignment. @param {any} $B @param {any} ast */
function keepLast($B, ast) {
  const last = ast.body.at(-1);
  if (!(last instanceof $B.ast.Expr)) return;
  const target = new $B.ast.Name(LAST, new $B.ast.Store());
  const keep = new $B.ast.Assign([target], last.value);
  for (const made of [target, keep]) $B.copy_position(made, last);
  ast.body[ast.body.length - 1] = keep;
}

/** Tell whether a semicolon after the last statement says that its value is not to be shown. @param {any} ast @param {string} code */
function isQuiet(ast, code) {
  const last = ast.body.at(-1);
  if (!last) return false;
  const lines = code.split("\n").slice(last.end_lineno - 1);
  const rest = [lines[0].slice(last.end_col_offset), ...lines.slice(1)].join("\n");
  return rest.trimStart().startsWith(";");
}
