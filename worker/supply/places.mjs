/**
 * Which addresses the supply worker fetches for a box, and how. A program in a box can fetch from other hosts by
 * itself, without the visitor's rights; from here it gets files of the site, and packages from where the site says
 * that packages come from, or from where an index has said so that was asked here. Pure.
 */

/** @typedef {import("../host/fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("../contract/supply.mjs").FileAsk} FileAsk */
/** @typedef {Omit<FileSpec, "name" | "url">} Known  what the build wrote down of a file */

/** What an index's page says of where a file is: in JSON, and as a link of HTML. */
const LINK = /(?:"url"\s*:\s*"|href\s*=\s*["'])([^"'\s<>\\]{1,4096})/g;

/** Hosts that are remembered. */
const MOST_HOSTS = 32;

const WEB = /^https?:$/;

export class Places {
  /**
   * @param {string} base  the site's address @param {ReadonlyMap<string, Known>} files  by the path below it
   * @param {{distribution?: string, index?: string}} named  addresses of others, as the site names them
   */
  constructor(base, files, { distribution, index }) {
    this.base = new URL(".", base);
    this.files = files;
    /** Origins that packages come from, and those of them that are indexes. @type {Set<string>} */
    this.hosts = new Set();
    /** @type {Set<string>} */
    this.indexes = new Set();
    /** Origins that an index has named. @type {Set<string>} */
    this.learned = new Set();
    if (distribution) this.name(distribution, false);
    if (index) this.name(index.split("{")[0], true);
  }

  /** Let packages come from a host. @param {string} url  an address of it @param {boolean} isIndex */
  name(url, isIndex) {
    const found = parsed(url, this.base);
    if (!found || !WEB.test(found.protocol) || this.hosts.size >= MOST_HOSTS) return;
    this.hosts.add(found.origin);
    if (isIndex) this.indexes.add(found.origin);
  }

  /**
   * How a file is to be fetched that somebody asks for; nothing if it is not for a box.
   * @param {FileAsk} ask @returns {FileSpec | undefined}
   */
  specOf(ask) {
    const url = parsed(ask.url, this.base);
    if (!url || !WEB.test(url.protocol) || url.username || url.password) return undefined;
    url.hash = "";
    if (url.origin === this.base.origin) return this.#ofSite(url, ask);
    return this.hosts.has(url.origin) || this.learned.has(url.origin) ? this.#ofOthers(url, ask) : undefined;
  }

  /** @param {URL} url @param {FileAsk} ask @returns {FileSpec | undefined} */
  #ofSite(url, { name, cache, type }) {
    // A server may take an encoded slash or dot for one; nothing of the site is called so.
    if (!url.pathname.startsWith(this.base.pathname) || /%(?:2e|2f|5c|00)/i.test(url.pathname)) return undefined;
    const known = this.files.get(url.pathname.slice(this.base.pathname.length));
    const asked = { name, url: url.href, ...(cache ? { cache } : {}), credentials: /** @type {const} */ ("omit"), redirect: /** @type {const} */ ("error") };
    return known ? { ...asked, ...known } : { ...asked, ...(type ? { type } : {}) };
  }

  /** @param {URL} url @param {FileAsk} ask @returns {FileSpec} */
  #ofOthers(url, { name, size, sha256, accept, cache }) {
    const told = { ...(size ? { size } : {}), ...(sha256 ? { sha256 } : {}), ...(accept ? { accept } : {}), ...(cache ? { cache } : {}) };
    return { ...told, name, url: url.href, credentials: "omit" };
  }

  /** Whether a file is a package or an index's page, and not of the site. @param {FileSpec} spec */
  isOfOthers({ url }) {
    return new URL(url).origin !== this.base.origin;
  }

  /** Learn from an index's page where files are that it names. @param {FileSpec} spec @param {string} text */
  learn({ url }, text) {
    const page = new URL(url);
    if (!this.indexes.has(page.origin)) return;
    for (const [, link] of text.matchAll(LINK)) {
      const found = parsed(link, page);
      const isSafe = found && (found.protocol === "https:" || found.protocol === page.protocol);
      if (isSafe && this.learned.size < MOST_HOSTS) this.learned.add(found.origin);
    }
  }
}

/** @param {string} address @param {URL} base */
function parsed(address, base) {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}
