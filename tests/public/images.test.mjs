/** What a worker is to begin with: what the program imports, if there is an image with any of that. */
import assert from "node:assert/strict";
import { test } from "node:test";

const stored = new Map();
globalThis.localStorage = { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) };
const { Images, importsOf } = await import("../../public/images.mjs");

test("imports are found in all their forms", () => {
  const code = "import numpy as np, os.path  # import no\nfrom pandas.io import sql\nif x:\n    import scipy.stats; import no\nfrom . import own\nprint('import')\nimport numpy";
  assert.deepEqual(importsOf(code), ["numpy", "os", "pandas", "scipy"]);
});

test("a worker begins with imports only where an image has one of them", () => {
  stored.clear();
  const images = new Images();
  assert.deepEqual(images.note("import pandas, random"), []);
  images.learn([["numpy", "pandas"]], "");
  assert.deepEqual(images.imports, ["pandas", "random"]);
  assert.deepEqual(images.note("import random"), []);
  assert.deepEqual(images.imports, []);
  // Another tab, or the next visit.
  assert.deepEqual(new Images().note("import numpy"), ["numpy"]);
  images.learn([], "full");
  assert.deepEqual([images.imports, images.names, images.trouble], [[], [], "full"]);
});

test("nonsense in the storage is nothing", () => {
  for (const nonsense of ["{", "null", "[]", '{"names": 3, "imports": [1, {}]}', '{"names": [5, null]}']) {
    stored.set("offthread.images", nonsense);
    assert.deepEqual(new Images().imports, []);
  }
});

test("the site's images are asked for when a program is open that imports of them, once for the same imports", () => {
  const asked = [];
  const images = new Images([["numpy", "matplotlib.pyplot"], ["sympy"]], (imports) => asked.push(imports.join()));
  for (const code of ["import random", "import numpy, random", "import numpy", "from matplotlib import pyplot\nimport numpy"]) images.open(code);
  assert.deepEqual(asked, ["numpy", "matplotlib,numpy"]);
});

test("who listens is told of other images, which are known without a storage, too", () => {
  stored.clear();
  const { setItem } = globalThis.localStorage;
  globalThis.localStorage.setItem = () => {
    throw new Error("denied");
  };
  const images = new Images();
  const told = [];
  images.onlearned = () => told.push(images.names.join());
  images.learn([["numpy"]], "");
  assert.deepEqual([told, images.note("import numpy")], [["numpy"], ["numpy"]]);
  globalThis.localStorage.setItem = setItem;
});
