/** Which addresses are fetched for a box: files of the site below its folder, and packages from where they come. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Places } from "../../../worker/supply/places.mjs";

const BASE = "https://site.test/play/";
const KNOWN = { size: 3, sha256: "a".repeat(64), type: "application/wasm" };
const FILES = new Map([["core-1/python.wasm", KNOWN]]);

const places = (named = {}) => new Places(BASE, FILES, named);
const ask = (url, more = {}) => ({ id: 1, ask: "file", name: "x", url, ...more });

test("a file of the site is fetched without rights, by what the build wrote down and not by what is claimed", () => {
  const claimed = { size: 9, sha256: "b".repeat(64), type: "text/css" };
  assert.deepEqual(places().specOf(ask(`${BASE}core-1/python.wasm`, claimed)), {
    name: "x", url: `${BASE}core-1/python.wasm`, credentials: "omit", redirect: "error", ...KNOWN,
  });
});

test("a file that the build did not write down is fetched from below the site's folder", () => {
  assert.deepEqual(places().specOf(ask("data/points.csv")), {
    name: "x", url: `${BASE}data/points.csv`, credentials: "omit", redirect: "error",
  });
});

test("no way leads out of the site's folder", () => {
  const outside = [
    "../secret", "/secret", "/play", `${BASE}../secret`, `${BASE}a/../../secret`, `${BASE}%2e%2e/secret`, `${BASE}a/%2E%2E/%2e%2e/secret`,
    `${BASE}..%2fsecret`, `${BASE}..%5csecret`, "..\\secret", "//other.test/x", "https://site.test:444/play/x", "http://site.test/play/x",
    "https://user@site.test/play/x", "https://user:word@site.test/play/x", "data:text/plain,x", "blob:https://site.test/1", "javascript:1",
    "file:///etc/passwd", "filesystem:https://site.test/x", "https://", "https://site.test.evil.test/play/", `${BASE}a%00b`, "about:blank", "ws://site.test/play/",
  ];
  assert.deepEqual(outside.filter((url) => places().specOf(ask(url))), []);
});

test("packages come from the distribution and the index that the site names, and from nowhere else", () => {
  const open = places({ distribution: "https://wheels.test/v1/", index: "https://index.test/simple/{package_name}/" });
  const asked = ["https://wheels.test/v1/a.whl", "https://index.test/simple/a/", "https://files.test/a.whl", "http://wheels.test/a.whl"];
  assert.deepEqual(asked.map((url) => Boolean(open.specOf(ask(url)))), [true, true, false, false]);
  assert.deepEqual(open.specOf(ask(asked[0], { sha256: "c".repeat(64) })), {
    name: "x", url: asked[0], sha256: "c".repeat(64), credentials: "omit",
  });
});

test("files may come from where a page of the index says, and from nowhere that another page says", () => {
  const open = places({ distribution: "https://wheels.test/", index: "https://index.test/simple/" });
  const page = JSON.stringify({ files: [{ url: "https://files.test/a.whl" }, { url: "b.whl" }, { url: "http://plain.test/c.whl" }, null, 7] });
  open.learn({ url: "https://wheels.test/a" }, page);
  open.learn({ url: "https://index.test/other/a/" }, page);
  open.learn({ url: "https://index.test/simple/a/more/" }, page);
  assert.equal(open.specOf(ask("https://files.test/a.whl")), undefined);
  open.learn({ url: "https://index.test/simple/a/" }, page);
  open.learn({ url: "https://index.test/simple/d/" }, '<!doctype html><a rel="internal" href="https://more.test/d.whl">d.whl</a>');
  const asked = ["https://files.test/a.whl", "https://more.test/d.whl", "http://plain.test/c.whl"];
  assert.deepEqual(asked.map((url) => Boolean(open.specOf(ask(url)))), [true, true, false]);
});

test("what a project says of itself on a page of the index names no host", () => {
  const open = places({ index: "https://index.test/pypi/{package_name}/json" });
  const page = {
    info: { description: "<a href='https://readme.test/'>", project_urls: { url: "https://label.test/" }, home_page: "https://home.test/" },
    urls: [{ url: "https://files.test/a.whl", comment_text: '"url": "https://comment.test/"' }],
    releases: { "1.0": [{ url: "https://older.test/a.whl" }], "0.9": null },
  };
  open.learn({ url: "https://index.test/pypi/a/json" }, JSON.stringify(page));
  open.learn({ url: "https://index.test/pypi/b/json" }, "null");
  const hosts = ["files", "older", "readme", "label", "home", "comment"];
  assert.deepEqual(hosts.filter((host) => open.specOf(ask(`https://${host}.test/`))), ["files", "older"]);
});

test("a page of others gives a box no file of its folder but those that were written down", () => {
  const closed = new Places(BASE, FILES, {}, true);
  const [known] = FILES.keys();
  const spec = (path) => closed.specOf({ id: 1, ask: "file", name: "file", url: BASE + path });
  assert.equal(spec(known)?.url, BASE + known);
  for (const path of ["secret.html", "", "assets/"]) assert.equal(spec(path), undefined);
});
