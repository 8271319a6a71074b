/**
 * HTML that names scripts and styles of other hosts, made fit for a frame that can load nothing: what the site has goes
 * by the site, and the rest is told. It runs in the frame, since the page must not wait for a text of megabytes.
 */

/** What is within an address, and the library of the site that has it; nothing where the frame can do without. */
const KNOWN = /** @type {[RegExp, string][]} */ ([
  [/\bplotly(-[\w.-]+)?(\.min)?\.js/, "plotly"],
  [/\bvega(-lite|-embed)?@|\bvega(-lite|-embed)?(\.min)?\.js/, "vega"],
  [/\bbokeh(-widgets|-tables|-gl|-mathjax|-api)?(-[\d.]+)?(\.min)?\.js/, "bokeh"],
  [/\bleaflet@|\bleaflet(\.awesome-markers)?(\.min)?\.(js|css)|\bjquery\b|leaflet\.awesome/, "folium"],
  // How icons and windows look: what is drawn is there without.
  [/\bbootstrap\b|fontawesome|font-awesome|bootstrap-glyphicons|require(\.min)?\.js|mathjax/i, ""],
]);

const OTHER = 'script[src], link[rel~="stylesheet"][href]';
const HOSTED = /^(https?:)?\/\//i;
const MOST = 10;

/** @param {string} text @returns {{html: string, wants: string[], hosts: string[]}} */
export function settle(text) {
  const parsed = new DOMParser().parseFromString(text, "text/html");
  /** @type {Set<string>} */
  const wants = new Set();
  /** @type {Set<string>} */
  const hosts = new Set();
  let taken = 0;
  for (const element of parsed.querySelectorAll(OTHER)) {
    const address = element.getAttribute("src") ?? element.getAttribute("href") ?? "";
    if (!HOSTED.test(address)) continue;
    const known = KNOWN.find(([pattern]) => pattern.test(address));
    if (known?.[1]) wants.add(known[1]);
    if (!known && hosts.size < MOST) hosts.add(hostOf(address));
    element.remove();
    taken += 1;
  }
  return { html: taken ? `<!doctype html>${parsed.documentElement.outerHTML}` : text, wants: [...wants], hosts: [...hosts] };
}

/** @param {string} address */
function hostOf(address) {
  try {
    return new URL(address, "https://here.invalid").host.slice(0, 100);
  } catch {
    return "?";
  }
}
