/** What a program in a box asks of the site: files, to read, and each other thing is refused in a sentence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { serveRequests } from "../../../worker/host/requests.mjs";

const BASE = "https://site.test/play/";
const FILES = { "data.csv": ["a,b\n", 200, "text/csv"], gone: ["no such file", 404, "text/plain"], nothing: ["", 204, ""] };

/** Stands for the browser's: it has what is at addresses of Blobs. */
class Browsers {
  static texts = new Map();
  static asked = [];
  open(...given) {
    [this.method, this.url, this.isAsync] = given;
    this.told = { status: 0, responseURL: "" };
    this.isOpen = true;
  }

  send(body) {
    Browsers.asked.push([this.method, this.url, this.isAsync, body]);
    const text = Browsers.texts.get(this.url);
    const isHere = text !== undefined || !String(this.url).startsWith("blob:");
    this.isOpen = false;
    this.told = isHere ? { status: 200, responseURL: this.url } : { status: 0, responseURL: "" };
    this.response = text;
    if (!isHere && !this.isAsync) throw new DOMException("gone", "NetworkError");
    (this.heard ?? {})[isHere ? "load" : "error"]?.();
  }

  addEventListener(name, act) {
    this.heard = { ...this.heard, [name]: act };
  }

  abort() {}

  get status() {
    return this.told.status;
  }

  get statusText() {
    return this.told.status ? "OK" : "";
  }

  get responseURL() {
    return this.told.responseURL;
  }
}

/** A scope with these requests, and what the supply and others were asked. */
function made() {
  const wanted = [], elsewhere = [];
  let count = 0;
  const answer = (url) => {
    wanted.push(url);
    const found = FILES[url.slice(BASE.length)];
    if (!found) throw new Error(`${url}: it could not be done`);
    return found;
  };
  const supply = {
    base: BASE,
    async get(url) {
      const [text, status, mime] = answer(url);
      return { content: new Blob([text], { type: mime }), status, mime };
    },
    getNow(url) {
      const [text, status] = answer(url);
      const address = `blob:null/${(count += 1)}`;
      Browsers.texts.set(address, text);
      return { address, status };
    },
  };
  class Opener {
    constructor(url) {
      elsewhere.push(url);
    }
  }
  const addresses = {
    createObjectURL(blob) {
      const address = `blob:null/${(count += 1)}`;
      Browsers.texts.set(address, `${blob.size} bytes`);
      return address;
    },
    revokeObjectURL: (address) => Browsers.texts.delete(address),
  };
  const scope = {
    XMLHttpRequest: class extends Browsers {}, WebSocket: Opener, EventSource: Opener, Worker: Opener, URL: addresses, Blob, DOMException, Request, Response,
    fetch: async (input) => (elsewhere.push(input), new Response("elsewhere")),
    importScripts: (...urls) => elsewhere.push(...urls),
  };
  serveRequests(supply, scope);
  return { scope, wanted, elsewhere };
}

const refusal = async (act) => {
  try {
    await act();
  } catch (error) {
    return [error.name, error.message];
  }
  return undefined;
};

test("a file is read by its relative address, by one of the site, and by a request that is made before", async () => {
  const { scope, wanted, elsewhere } = made();
  for (const input of ["data.csv", "./data.csv#top", `${BASE}data.csv`, "/play/data.csv", new URL(`${BASE}data.csv`), new Request(`${BASE}data.csv`), new scope.Request("data.csv"), new scope.Request(new Request(`${BASE}data.csv`))]) {
    const response = await scope.fetch(input);
    assert.deepEqual([await response.text(), response.status, response.ok, response.url, response.headers.get("content-type")], ["a,b\n", 200, true, `${BASE}data.csv`, "text/csv"]);
  }
  assert.deepEqual([new Set(wanted), elsewhere], [new Set([`${BASE}data.csv`]), []]);
});

test("an answer that is none is told by its status, and one that does not come is an error", async () => {
  const { scope } = made();
  const response = await scope.fetch("gone");
  assert.deepEqual([response.status, response.ok, await response.text()], [404, false, "no such file"]);
  assert.equal((await scope.fetch("nothing")).status, 204);
  assert.deepEqual(await refusal(() => scope.fetch("cut")), ["TypeError", `${BASE}cut: it could not be done`]);
  assert.equal((await refusal(() => scope.fetch("data.csv", { signal: AbortSignal.abort() })))[0], "AbortError");
});

test("what is not to read, or not below the site's folder, is refused in a sentence", async () => {
  const { scope, wanted } = made();
  const method = `${BASE}data.csv: a program can read files of this site, and no more: the method POST is not allowed.`;
  const place = "https://site.test/other: a program can read files of this site only in its own folder and below.";
  assert.deepEqual(await refusal(() => scope.fetch("data.csv", { method: "POST" })), ["TypeError", method]);
  assert.deepEqual(await refusal(() => scope.fetch(new Request(`${BASE}data.csv`, { method: "POST" }))), ["TypeError", method]);
  for (const each of ["/other", "../other", "https://site.test/other"]) assert.deepEqual(await refusal(() => scope.fetch(each)), ["TypeError", place]);
  for (const [verb, address, sentence] of [["POST", "data.csv", method], ["GET", "../other", place]]) {
    assert.deepEqual(await refusal(() => new scope.XMLHttpRequest().open(verb, address)), ["TypeError", sentence]);
  }
  assert.match((await refusal(() => scope.fetch("x".repeat(9999))))[1], /too long/);
  assert.deepEqual(wanted, []);
});

test("other hosts and addresses of Blobs are asked directly", async () => {
  const { scope, wanted, elsewhere } = made();
  const others = ["https://other.test/a", "blob:https://site.test/0f9d1234-5678-4abc-9def-00ff80014242", "data:,a", "http://site.test/play/data.csv"];
  for (const each of others) await scope.fetch(each);
  const request = new scope.XMLHttpRequest();
  request.open("POST", "https://other.test/a", false);
  request.send("body");
  assert.deepEqual(Browsers.asked.at(-1), ["POST", "https://other.test/a", false, "body"]);
  assert.deepEqual([elsewhere, wanted], [others, []]);
});

test("a request that waits has what has come", () => {
  const { scope } = made();
  const request = new scope.XMLHttpRequest();
  request.open("get", "data.csv", false);
  request.send();
  assert.deepEqual([request.status, request.response, request.responseURL], [200, "a,b\n", `${BASE}data.csv`]);
  request.open("GET", "gone", false);
  request.send();
  assert.deepEqual([request.status, request.statusText, request.response], [404, "", "no such file"]);
});

test("a request that waits in vain throws as any other does, and says why", async () => {
  const { scope } = made();
  const request = new scope.XMLHttpRequest();
  request.open("GET", "cut", false);
  assert.deepEqual(await refusal(() => request.send()), ["NetworkError", `${BASE}cut: it could not be done`]);
});

test("a request that does not wait is told of what has come, and of what has not", async () => {
  const { scope } = made();
  for (const [name, event] of [["data.csv", "load"], ["cut", "error"]]) {
    const request = new scope.XMLHttpRequest();
    request.open("GET", name);
    assert.equal(request.isOpen, true, "headers can be set");
    await new Promise((resolve) => {
      request.addEventListener(event, resolve);
      request.send();
    });
    assert.equal(request.response, event === "load" ? "4 bytes" : undefined);
  }
});

test("what opens an address otherwise says that it opens none of the site", async () => {
  const { scope, elsewhere } = made();
  for (const name of ["WebSocket", "EventSource", "Worker"]) {
    const sentence = `${BASE}data: a program cannot open this address of the site by ${name}. Read the file by fetch.`;
    assert.deepEqual(await refusal(() => new scope[name]("data")), ["TypeError", sentence]);
    assert.ok(new scope[name]("https://other.test/") instanceof scope[name]);
  }
  assert.match((await refusal(() => scope.importScripts("a.js")))[1], /cannot load scripts of the site/);
  scope.importScripts("blob:null/1");
  assert.deepEqual(elsewhere, ["https://other.test/", "https://other.test/", "https://other.test/", "blob:null/1"]);
});
