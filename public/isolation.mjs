/**
 * Isolates the page on a host that does not send the headers: the service worker adds them, from the next
 * load on. So the page is loaded once more, at once, if nothing was typed or pressed yet. It happens once a
 * session at most: where it is of no use the page goes on without. Where it is isolated and yet shares no memory,
 * which is WebKitGTK, it would only lose by that: there it is loaded without the headers.
 */
import { sharesMemory } from "../worker/contract/probes.mjs";
import { register } from "./registration.mjs";

const GUARD = "offthread.isolation";
const TOUCHES = ["beforeinput", "keydown", "pointerdown", "drop", "paste"];

/** Milliseconds in which the service worker must be there. */
const PATIENCE_MS = 10_000;

let touched = false;

function touch() {
  touched = true;
}

/** Whether a service worker could isolate this page. A frame can only be isolated by the page around it. */
function isPossible() {
  const isRefused = new URLSearchParams(location.search).get("isolate") === "no";
  return isSecureContext && "crossOriginIsolated" in window && window.parent === window && !isRefused;
}

/** Whether this session has tried already; where that cannot be kept, it counts as tried. */
function hasTried() {
  try {
    return sessionStorage.getItem(GUARD) !== null;
  } catch {
    return true;
  }
}

/** Whether it is kept that this session has tried. */
function keepTried() {
  try {
    sessionStorage.setItem(GUARD, "tried");
    return sessionStorage.getItem(GUARD) === "tried";
  } catch {
    return false;
  }
}

/** Load the page without isolation. It asks for that by its address, so it does so once. */
function leave() {
  const url = new URL(location.href);
  url.searchParams.set("isolate", "no");
  location.replace(url);
}

async function isolate() {
  const isVain = crossOriginIsolated && !sharesMemory();
  if (crossOriginIsolated && !isVain) return sessionStorage.removeItem(GUARD);
  if (!isPossible() || (!isVain && hasTried())) return;
  for (const kind of TOUCHES) addEventListener(kind, touch, { capture: true, once: true });
  const { registration } = await register();
  if (!registration) return;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const ready = await Promise.race([navigator.serviceWorker.ready, late]);
  for (const kind of TOUCHES) removeEventListener(kind, touch, { capture: true });
  if (!ready || touched) return;
  if (isVain) leave();
  else if (keepTried()) location.reload();
}

isolate();
