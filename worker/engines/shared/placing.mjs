/**
 * Where a program has failed, by what its traceback says: the last line of a file of the visitor's. Of the engines
 * that say no more. Pure: what is in the files is asked.
 */

/** @typedef {{file: string, line: number, source: string}} Place  see ERROR in protocol.py */

/** Characters of a line that are told. */
const SOURCE = 1000;
/** Files of the visitor's have no folder before them but their own. */
const PLACE = /^\s*File "([^"/<][^"]{0,399})", line (\d{1,7})\b/;

/**
 * @param {{name: string, message: string, traceback: string}} error
 * @param {(file: string) => string | undefined} read  the text of a file that is the visitor's
 * @returns {Place | undefined}
 */
export function placeOf({ name, message, traceback }, read) {
  // What it says may look like a place.
  const end = traceback.lastIndexOf(message ? `\n${name}: ${message}` : `\n${name}`);
  const lines = traceback.slice(0, end < 0 ? undefined : end).split("\n");
  for (const each of lines.reverse()) {
    const [, file, number] = PLACE.exec(each) ?? [];
    const line = Number(number);
    const source = file && read(file)?.split("\n")[line - 1];
    if (source !== undefined && source !== "") return { file, line, source: [...source].slice(0, SOURCE).join("") };
  }
  return undefined;
}
