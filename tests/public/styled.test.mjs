/** Text in styles goes in as text, each run in an element of its own and plain text in none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addStyled } from "../../public/styled.mjs";

/** As much of the document as it takes: what was made, as text. */
class Element {
  textContent = "";
  className = "";
  /** @type {Record<string, string>} */
  style = {};
  /** @type {unknown[]} */
  children = [];
  /** @param {unknown[]} added */
  append(...added) {
    this.children.push(...added.flatMap((each) => (each instanceof Element && each.isLoose ? each.children : [each])));
  }
  isLoose = false;
}

/** @param {string[]} runs @returns {unknown[]} */
function shown(runs) {
  const made = () => new Element();
  Object.assign(globalThis, {
    document: { createElement: made, createDocumentFragment: () => Object.assign(made(), { isLoose: true }) },
  });
  const parent = new Element();
  addStyled(/** @type {any} */ (parent), runs.join("\x1b"));
  return parent.children.map((each) => (each instanceof Element ? [each.className, each.style, each.textContent] : each));
}

test("a style is classes, and colours of the program's own", () => {
  assert.deepEqual(shown(["bold fg-1", "b"]), [["bold fg-1", {}, "b"]]);
  assert.deepEqual(shown(["fg=#010203 bg=#ff0000", "<d>"]), [["", { color: "#010203", backgroundColor: "#ff0000" }, "<d>"]]);
});

test("plain text needs no element, and neighbours are one text", () => {
  assert.deepEqual(shown(["", "a", "", "\n", "dim", "b", "", "c"]), ["a\n", ["dim", {}, "b"], "c"]);
  assert.deepEqual(shown(["", ""]), []);
});
