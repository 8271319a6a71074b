/**
 * Makes the address of the page's interpreter absolute, before PyScript's core looks at it: the core imports the
 * interpreter's module relative to its own file, and fetches its `.wasm` relative to the page, so that no relative
 * address is right for both where the site lies below a folder.
 */
const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[type=micropython]"));
script.setAttribute("version", new URL(script.getAttribute("version") ?? "", document.baseURI).href);

export {};
