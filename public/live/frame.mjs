/**
 * What runs first in a live frame: it shows what the page hands over, and says how high that is. It is the text of a
 * script within the frame's document, see `live.mjs`, and imports nothing at run time. Whatever is shown runs beside it
 * and may say here what it likes: the page believes none of it.
 */
import { STYLE } from "./look.mjs";
import { settle } from "./settling.mjs";
import { SHOW } from "./showing.mjs";
import { Talk } from "./talk.mjs";

/** @typedef {import("./orders.d.ts").Order} Order @typedef {import("./orders.d.ts").Said} Said */

/** A display that fills what it is given would otherwise grow with each look. */
const HEIGHTS = 200;
/** A document with nothing in its flow is about so high. */
const LEAST = 30;
/** One that fills its frame, as far as can be told, gets so much. */
const FILLED = 450;
const FULL = /\bheight\s*:\s*100(\.0)?(%|vh)/i;
const NEAR = 24;
/** Milliseconds after which what shows nothing is believed to. */
const BARE_MS = 1000;
/** Milliseconds between two words about the height: a page that moves with each frame cannot be read. */
const PACE_MS = 100;
/** Where a frame is not painted, nothing tells of its changes: milliseconds after which it is looked at. */
const LOOKS = [50, 200, 600, 1500, 4000];
const MOST_HOSTS = 10;

/** @param {MessagePort} port */
function serve(port) {
  /** @param {Said} said */
  const say = (said) => port.postMessage(said);
  const talk = new Talk((said, transfer) => port.postMessage(said, transfer));
  /** @type {((names: string[]) => void) | undefined} */
  let arrived;
  /** @type {string[]} */
  const lacks = [];
  const act = {
    ping: () => say({ is: "pong" }),
    /** @param {Extract<Order, {do: "probe"}>} order */
    probe: ({ ms }) => {
      const end = clock() + ms;
      say({ is: "busy" });
      while (clock() < end);
      say({ is: "rested", at: clock() });
    },
    /** @param {Extract<Order, {do: "bring"}>} order */
    bring: ({ scripts }) => {
      const names = scripts.map(([name]) => name);
      for (const [, text] of scripts) run(text);
      arrived?.(names);
    },
    /** @param {Extract<Order, {do: "hear"}>} order */
    hear: ({ data, buffers }) => talk.take(data, buffers),
    done: () => talk.done(),
    /** @param {Extract<Order, {do: "show"}>} order */
    show: ({ library, data }) =>
      void show(library, new TextDecoder().decode(data)).catch((error) => say({ is: "failed", reason: String(error).slice(0, 200) })),
  };

  /** @param {string} library @param {string} text */
  async function show(library, text) {
    if (library) {
      watch(say, false, false);
      return void (await SHOW[library](JSON.parse(text), place(), talk));
    }
    const { html, wants, hosts } = settle(text);
    if (wants.length) await ask(wants);
    for (const host of hosts) note({ blockedURI: `https://${host}` });
    document.open();
    addEventListener("securitypolicyviolation", note);
    // Without its first words a document would be as high as its frame.
    document.write(/^\s*<!doctype/i.test(html) ? html : `<!doctype html><style>${STYLE}</style>${html}`);
    document.close();
    watch(say, FULL.test(html));
  }

  /** What the frame's policy has kept from loading. @param {{blockedURI: string}} event */
  function note({ blockedURI }) {
    const host = /^(?:https?|wss?):\/\/([^/?#]+)/.exec(blockedURI)?.[1];
    if (!host || lacks.includes(host) || lacks.length === MOST_HOSTS) return;
    lacks.push(host.slice(0, 100));
    say({ is: "lacks", hosts: lacks });
  }

  /** @param {string[]} names @returns {Promise<string[]>} */
  function ask(names) {
    say({ is: "wants", names });
    return new Promise((resolve) => (arrived = resolve));
  }

  port.onmessage = ({ data }) => /** @type {Record<string, (order: any) => void>} */ (act)[data.do]?.(data);
}

const clock = () => performance.timeOrigin + performance.now();

function place() {
  const made = document.createElement("div");
  document.body.append(made);
  return made;
}

/** @param {string} text */
function run(text) {
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
  script.remove();
}

/** Tell the page how high the document is, as often as that changes. @param {(said: Said) => void} say @param {boolean} [isFull] @param {boolean} [mayBeNothing] */
function watch(say, isFull = false, mayBeNothing = true) {
  let last = -1;
  let left = HEIGHTS;
  let told = -Infinity;
  const began = clock();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  const tell = () => {
    // Out of sight nothing has a height.
    if (!innerWidth) return;
    const { body, documentElement: root } = document;
    const flowing = root.getBoundingClientRect().height;
    // What is placed freely is in no flow.
    const free = flowing > LEAST || !body ? 0 : body.scrollHeight;
    const isNothing = mayBeNothing && isUnseen(body, free);
    // Something may still come.
    if (isNothing && clock() - began < BARE_MS) return;
    const height = isNothing ? 0 : Math.ceil(Math.max(flowing, free)) + barOf(root);
    if (height === last || left === 0) return;
    const fills = isFull && Math.abs(height - innerHeight) < NEAR;
    if (fills && last > 0) return;
    const wait = told + PACE_MS - clock();
    if (wait > 0) return void (later ??= setTimeout(() => {
      later = undefined;
      tell();
    }, wait)); // prettier-ignore
    told = clock();
    last = height;
    left -= 1;
    say({ is: "height", height: fills ? FILLED : height });
  };
  const observer = new ResizeObserver(tell);
  observer.observe(document.documentElement);
  if (document.body) observer.observe(document.body);
  tell();
  for (const ms of LOOKS) setTimeout(tell, ms);
}

/** Whether there is nothing to be seen: scripts and styles alone. @param {HTMLElement | null} body @param {number} free */
function isUnseen(body, free) {
  return !body || (free === 0 && body.getBoundingClientRect().height === 0);
}

/** How high a bar is by which one scrolls to the side. @param {HTMLElement} root */
function barOf({ scrollWidth, clientWidth, clientHeight }) {
  return scrollWidth > clientWidth ? Math.min(Math.max(innerHeight - clientHeight, 0), NEAR) : 0;
}

addEventListener("message", function begin({ source, ports: [port] }) {
  if (source !== parent || !port) return;
  removeEventListener("message", begin);
  serve(port);
});
parent.postMessage("offthread live", "*");
