/** Requests to the web: what comes is handed over whole, and why nothing came is found out as far as it can be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Web } from "../../../worker/host/web.mjs";

const BASE = "https://site.test/play/";
const URL_ = "https://a.test/x";
const FAILED = new TypeError("Failed to fetch");

/** A scope whose hosts answer by `answers`: a Response, an error, or a promise; keys of probes are "? " and the address. */
function made(answers, more = {}) {
  const asked = [], heard = {};
  const scope = {
    fetch: async (url, init) => {
      asked.push([url, init.method, init.body]);
      const answer = answers[init.mode === "no-cors" ? `? ${url}` : url];
      if (answer instanceof Error) throw answer;
      if (answer !== "never") return answer;
      return new Promise((_, reject) => init.signal.addEventListener("abort", () => reject(init.signal.reason)));
    },
    setTimeout: (...given) => setTimeout(...given),
    addEventListener: (name, act) => (heard[name] = act),
    navigator: { onLine: true },
    XMLHttpRequest: class {},
    ...more,
  };
  return { web: new Web(scope, more.base ?? BASE), scope, asked, heard };
}

const whyOf = async (answers, more, url = URL_) => (await made(answers, more).web.send("GET", url, [], undefined, undefined).answer).failed;

test("an answer has its status, its headers, its address and all of its bytes", async () => {
  const response = new Response(new Uint8Array([0, 255]), { status: 203, headers: { "x-a": "b" } });
  const { web, asked } = made({ [URL_]: response });
  const body = new Uint8Array([1]);
  const answer = await web.send("POST", URL_, ["x-mine", "yes"], body, 1000).answer;
  assert.deepEqual(answer, { failed: "", said: "", status: 203, url: "", headers: ["x-a", "b"], body: new Uint8Array([0, 255]) });
  assert.deepEqual(asked, [[URL_, "POST", body]]);
});

test("an answer without content has no bytes", async () => {
  const { web } = made({ [URL_]: new Response(null, { status: 204 }) });
  assert.deepEqual((await web.send("GET", URL_, [], undefined, undefined).answer).body, new Uint8Array());
});

test("a host that answers, but not to everybody, is told from none", async () => {
  assert.equal(await whyOf({ [URL_]: FAILED, "? https://a.test/": new Response() }), "cors");
  assert.equal(await whyOf({ [URL_]: FAILED, "? https://a.test/": FAILED }), "gone");
});

test("on an isolated page the browser's report tells it, where there are reports", async () => {
  const silent = { [URL_]: FAILED, "? https://a.test/": FAILED };
  assert.equal(await whyOf(silent, { crossOriginIsolated: true }), "unread");
  const reporting = (blockedURL, navigator = { onLine: true, userAgent: "Mozilla/5.0 Chrome/150.0" }) => ({
    navigator,
    crossOriginIsolated: true,
    ReportingObserver: class {
      constructor(tell) {
        this.tell = tell;
      }

      observe() {
        setTimeout(() => this.tell([{ type: "coep", body: { toJSON: () => ({ blockedURL }) } }]), 5);
      }

      disconnect() {}
    },
  });
  assert.equal(await whyOf(silent, reporting("https://a.test/")), "cors");
  assert.equal(await whyOf(silent, reporting("https://other.test/")), "gone");
  assert.equal(await whyOf(silent, reporting("https://other.test/", { onLine: true, userAgent: "Mozilla/5.0 Firefox/153.0" })), "unread");
});

test("what can be told at once needs no probe", async () => {
  const answers = { [URL_]: FAILED, "http://a.test/": FAILED, "http://localhost:8/": FAILED, "? http://localhost:8/": FAILED };
  assert.equal(await whyOf(answers, { navigator: { onLine: false } }), "offline");
  assert.equal(await whyOf(answers, { navigator: { onLine: false } }, "http://localhost:8/"), "gone");
  assert.equal(await whyOf(answers, {}, "http://a.test/"), "mixed");
  assert.equal(await whyOf(answers, {}, "http://localhost:8/"), "gone");
  assert.equal(await whyOf({ "ftp://a.test/": FAILED }, {}, "ftp://a.test/"), "refused");
  assert.equal(await whyOf({ [`${BASE}x`]: FAILED }, {}, `${BASE}x`), "refused");
});

test("a policy that forbids a host is told from the host, if the browser says so itself", async () => {
  const { web, heard } = made({ [URL_]: FAILED, "? https://a.test/": FAILED });
  heard.securitypolicyviolation({ isTrusted: false, blockedURI: URL_ });
  assert.equal(await web.diagnose(URL_), "gone");
  heard.securitypolicyviolation({ isTrusted: true, blockedURI: "eval" });
  heard.securitypolicyviolation({ isTrusted: true, blockedURI: URL_ });
  assert.equal(await web.diagnose(URL_), "policy");
});

test("a host that says nothing for too long is given up", async () => {
  const { web } = made({ [URL_]: "never" });
  assert.equal((await web.send("GET", URL_, [], undefined, 5).answer).failed, "late");
});

test("a program may give a request up", async () => {
  const { web, asked } = made({ [URL_]: "never" });
  const sending = web.send("GET", URL_, [], undefined, undefined);
  sending.abort();
  assert.equal((await sending.answer).failed, "unread");
  assert.equal(asked.length, 1);
});

/** A request that blocks; error: what it throws. */
function blocking(error) {
  return class {
    set = {};
    status = 200;
    responseURL = URL_;
    response = new Uint8Array([7]).buffer;

    open(...given) {
      assert.deepEqual(given, ["PUT", URL_, false]);
    }

    setRequestHeader(name, value) {
      this.set[name] = value;
    }

    send(body) {
      assert.deepEqual([this.set, body, this.timeout, this.responseType], [{ a: "b" }, undefined, 5, "arraybuffer"]);
      if (error) throw new DOMException("it failed", error);
    }

    getAllResponseHeaders() {
      return "content-type: text/plain; charset=utf-8\r\nx-a: b:c\r\n";
    }
  };
}

test("a program that cannot be suspended has its answer at once", () => {
  const { web } = made({}, { XMLHttpRequest: blocking() });
  const headers = ["content-type", "text/plain; charset=utf-8", "x-a", "b:c"];
  assert.deepEqual(web.sendNow("PUT", URL_, ["a", "b"], undefined, 5), { failed: "", said: "", status: 200, url: URL_, headers, body: new Uint8Array([7]) });
});

test("and learns why there is none, as far as that can be told at once", () => {
  const why = (error, more) => made({}, { XMLHttpRequest: blocking(error), ...more }).web.sendNow("PUT", URL_, ["a", "b"], undefined, 5).failed;
  assert.equal(why("NetworkError"), "unread");
  assert.equal(why("TimeoutError"), "late");
  assert.equal(why("NetworkError", { navigator: { onLine: false } }), "offline");
});
