/**
 * Input where memory cannot be shared and stacks cannot be switched: the busy worker asks an address of
 * ours and waits for the response; it is held until the answer is there, or for a while, after which
 * the worker asks again. A page is asked for the answer; the drop-in worker, which cannot be, posts it to
 * the same address, and again until it is heard. The side that answers keeps all state, so that nothing is lost
 * when the browser ends a service worker and starts it again.
 */
import { HEARD, PRESENT, PROBE } from "../contract/door.mjs";

/** Milliseconds for which a question is held; browsers end a service worker that holds one for minutes. */
const HELD_MS = 10_000;

/** @typedef {(response: Response) => void} Settle */

/** @type {Map<string, Settle>} questions that are held, by the name of the worker */
const questions = new Map();
/** @type {Map<string, {answer: string, settle: Settle}>} answers that were posted before the question came */
const offers = new Map();

/** Hold a question. @param {Clients} clients @param {string} name @returns {Promise<Response>} */
export async function hold(clients, name) {
  if (name === PROBE) return new Response(PRESENT);
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const answers = pages.map((page) => ask(page, name));
  const posted = held(questions, name, (settle) => settle);
  const offer = offers.get(name);
  if (offer) match(name, /** @type {Settle} */ (questions.get(name)), offer);
  return Promise.race([...answers, posted]);
}

/** Hand an answer to the question that is held, or hold it until there is one. @param {string} name @param {string} answer @returns {Promise<Response>} */
export function take(name, answer) {
  const question = questions.get(name);
  const heard = held(offers, name, (settle) => ({ answer, settle }));
  if (question) match(name, question, /** @type {{answer: string, settle: Settle}} */ (offers.get(name)));
  return heard;
}

/** @param {string} name @param {Settle} question @param {{answer: string, settle: Settle}} offer */
function match(name, question, offer) {
  questions.delete(name);
  offers.delete(name);
  question(new Response(offer.answer, { headers: { "Content-Type": "application/json" } }));
  offer.settle(new Response(HEARD));
}

/**
 * Keep something for a while under a name, in place of what was there.
 * @template T @param {Map<string, T>} all @param {string} name @param {(settle: Settle) => T} make
 * @returns {Promise<Response>} what it is settled with, or that there is nothing for now
 */
function held(all, name, make) {
  return new Promise((resolve) => {
    const mine = make(resolve);
    all.set(name, mine);
    setTimeout(() => {
      if (all.get(name) === mine) all.delete(name);
      resolve(new Response(null, { status: 204 }));
    }, HELD_MS);
  });
}

/**
 * Ask one page; only the page that the worker belongs to will answer, and learn that it was heard.
 * @param {Client} page @param {string} name @returns {Promise<Response>}
 */
function ask(page, name) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.postMessage(HEARD);
      resolve(Response.json(data));
    };
    page.postMessage({ type: "input", name }, [port2]);
  });
}
