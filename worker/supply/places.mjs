/**
 * Which addresses the supply worker fetches for a box, and how. A program in a box can fetch from other hosts by
 * itself, without the visitor's rights; from here it gets files of the site, and packages from where the site says
 * that packages come from, or from where an index has said so that was asked here. Pure.
 */

/** @typedef {import("../host/fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("../contract/supply.mjs").FileAsk} FileAsk */
/** @typedef {Omit<FileSpec, "name" | "url">} Known  what the build wrote down of a file */

/** Where a file is, as an index's page of HTML has it. */
const LINK = /<a\s[^<>]*?href\s*=\s*["']([^"'\s<>\\]{1,4096})/gi;

/** Hosts that are remembered, and folders of indexes. */
const MOST_HOSTS = 32;

const WEB = /^https?:$/;

export class Places {
  /**
   * @param {string} base  the site's address @param {ReadonlyMap<string, Known>} files  by the path below it
   * @param {{distribution?: string, index?: string}} named  addresses of others, as the site names them
   * @param {boolean} [isClosed]  of the site, only these files are to be had
   */
  constructor(base, files, { distribution, index }, isClosed = false) {
    this.isClosed = isClosed;
    this.base = new URL(".", base);
    this.files = files;
    /** Origins that packages come from. @type {Set<string>} */
    this.hosts = new Set();
    /** Addresses below which an index has its pages: others of its host are written by those who publish there. @type {Set<string>} */
    this.indexes = new Set();
    /** Origins that an index has named. @type {Set<string>} */
    this.learned = new Set();
    if (distribution) this.name(distribution, false);
    if (index) this.name(pageOf(index), true);
  }

  /** Let packages come from a host. @param {string} url  an address of it @param {boolean} isIndex  whether it is a package's page */
  name(url, isIndex) {
    const found = parsed(url, this.base);
    if (!found || !WEB.test(found.protocol) || this.hosts.size >= MOST_HOSTS) return;
    this.hosts.add(found.origin);
    if (isIndex && this.indexes.size < MOST_HOSTS) this.indexes.add(new URL("..", found).href);
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
    if (!known && this.isClosed) return undefined;
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
    if (!this.indexes.has(new URL("..", page).href)) return;
    for (const link of linksOf(text)) {
      const found = parsed(link, page);
      const isSafe = found && (found.protocol === "https:" || found.protocol === page.protocol);
      if (isSafe && this.learned.size < MOST_HOSTS) this.learned.add(found.origin);
    }
  }
}

/** The page of some package. @param {string} index  its address, perhaps with a gap for the name */
function pageOf(index) {
  return index.includes("{") ? index.replace(/\{.*?\}/, "any") : `${index.replace(/\/+$/, "")}/any/`;
}

/**
 * Where the files are of which an index tells. What else is there to read, such as what a project says of itself, is
 * the word of those who publish. @param {string} text @returns {unknown[]}
 */
function linksOf(text) {
  try {
    const { files, urls, releases } = JSON.parse(text) ?? {};
    return [files, urls, ...Object.values(releases ?? {})].filter(Array.isArray).flat().map((file) => file?.url);
  } catch {
    return Array.from(text.matchAll(LINK), ([, link]) => link);
  }
}

/** @param {unknown} address @param {URL} base */
function parsed(address, base) {
  return typeof address === "string" && URL.canParse(address, base) ? new URL(address, base) : undefined;
}
