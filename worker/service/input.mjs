/**
 * Input where memory cannot be shared and stacks cannot be switched: the busy worker asks an address of
 * ours and waits for the response; it is held until the page has the answer, or for a while, after which
 * the worker asks again. The page keeps all state, so that nothing is lost when the browser ends a service
 * worker and starts it anew.
 */

/** Where a worker asks: …/__input__/NAME, NAME being its own; …/__input__/probe asks whether we are there. */
const DOOR = "/__input__/";

/** Milliseconds for which a question is held; browsers end a service worker that holds one for minutes. */
const HELD_MS = 10_000;

/** The name that a question bears, if the address is one. @param {URL} url @returns {string | undefined} */
export function nameIn(url) {
  const at = url.pathname.lastIndexOf(DOOR);
  return at < 0 ? undefined : decodeURIComponent(url.pathname.slice(at + DOOR.length));
}

/** @param {Clients} clients @param {string} name @returns {Promise<Response>} */
export async function hold(clients, name) {
  if (name === "probe") return new Response("yes");
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const answers = pages.map((page) => ask(page, name));
  const late = new Promise((resolve) => setTimeout(resolve, HELD_MS, new Response(null, { status: 204 })));
  return /** @type {Promise<Response>} */ (Promise.race([...answers, late]));
}

/**
 * Ask one page; only the page that the worker belongs to will answer, and learn that it was heard.
 * @param {Client} page @param {string} name @returns {Promise<Response>}
 */
function ask(page, name) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.postMessage("heard");
      resolve(Response.json(data));
    };
    page.postMessage({ type: "input", name }, [port2]);
  });
}
