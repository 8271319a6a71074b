/**
 * From where live frames are opened: an empty document of the page's own origin. A document made of a `data:` address
 * obeys the policy of the one that has opened it. The page's own allows no code from text, and displays need such. So
 * this document must be made before the page's policy is there: hence by the first script of the page. What it allows
 * is all that a live frame may ever do, whatever stands in it. See docs/decisions/0117-live-displays.md.
 *
 * WebKit loads that document a little later, and gives it the page's policy. There an empty one has to do, which is there
 * at once: no script of its own runs in it, but a document of a Blob of its making obeys its policy.
 */
import { HOSTS } from "#generated/display_hosts.mjs";
import { emptyDocument, restrict } from "./empty.mjs";
import { policy } from "./live/policy.mjs";

/** What a display may do. */
export const POLICY = policy(HOSTS.split(" ").filter(Boolean));

const SCRIPT = "function launch(frame, address) { frame.location.href = address; }";

export class Launcher {
  constructor() {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Where displays come from";
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>${SCRIPT}</script>`;
    document.documentElement.append(frame);
    this.frame = frame;
    this.maker = makerOfDocuments();
  }

  /** Open a document in a frame that is in the page; false if this browser does not let it. @param {HTMLIFrameElement} frame @param {string} text */
  open(frame, text) {
    const scope = /** @type {(Window & {launch?: (frame: Window | null, address: string) => void}) | null} */ (this.frame.contentWindow);
    if (!scope?.launch) return this.#openMade(frame, text);
    scope.launch(frame.contentWindow, `data:text/html;charset=utf-8,${encodeURIComponent(text)}`);
    return true;
  }

  /** @param {HTMLIFrameElement} frame @param {string} text */
  #openMade(frame, text) {
    const { maker } = this;
    if (!maker) return false;
    const address = maker.URL.createObjectURL(new maker.Blob([text], { type: "text/html;charset=utf-8" }));
    frame.addEventListener("load", () => maker.URL.revokeObjectURL(address), { once: true });
    frame.src = address;
    return true;
  }
}

/** The scope of an empty document with the policy of live frames. @returns {(Window & typeof globalThis) | undefined} */
function makerOfDocuments() {
  const empty = emptyDocument();
  if (!empty) return undefined;
  restrict(empty, POLICY);
  return /** @type {Window & typeof globalThis} */ (empty.defaultView);
}
