/**
 * What a worker in a box and the supply worker say to each other over their port, and how much of it. The
 * supply worker takes nothing for granted that is said here: once a program runs in a box, it may say anything.
 */

/**
 * A file that is asked for. What the build wrote down of a file counts for more than what is said of it here.
 * @typedef {object} FileAsk
 * @property {number} id  the answers bear it, too
 * @property {"file"} ask
 * @property {string} name  what the file is called where people read of it
 * @property {string} url
 * @property {number} [size]
 * @property {string} [sha256]
 * @property {string} [type]
 * @property {string} [accept]
 * @property {"reload"} [cache]  fetched past the browser's cache
 */

/** @typedef {{id: number, ask: "kept", key: string}} KeptAsk  something that is kept: answered with its bytes, or without */
/** @typedef {{id: number, ask: "keep", key: string, content: Blob | Uint8Array<ArrayBuffer>}} KeepAsk */
/** @typedef {{id: number, ask: "drop", key: string}} DropAsk */
/**
 * An image that has most of what a program will import, by the names of its imports: answered with the whole of it, then
 * with whether it is as it was written; or without, if there is none. isCopied: as bytes, by one that reads no Blob.
 * @typedef {{id: number, ask: "image", imports: string[], isCopied?: true}} ImageAsk
 */
/** @typedef {{id: number, ask: "cancel"}} CancelAsk  of the request with this id; not answered */
/** @typedef {{ask: "dirty"}} DirtyAsk  a visitor's code is in reach from now on; not answered */
/**
 * Where packages come from, if the site does not say so but Pyodide or micropip does: heard only before a visitor's
 * code is in reach; not answered.
 * @typedef {{ask: "host", url: string, isIndex: boolean}} HostAsk
 */
/**
 * A file of the site for a program that asks for it by itself: answered with whatever the server answers. now: the
 * worker waits and hears no messages, so that the answer goes aside.
 * @typedef {{id: number, ask: "get", url: string, now?: true, isCopied?: true}} GetAsk
 */
/** With it comes a port to the one who reaches a worker that waits: heard once, before a visitor's code is in reach. @typedef {{ask: "aside"}} AsideAsk */

/** The code of this wheel may run from now on, named by its SHA-256. Said before; not answered. @typedef {{ask: "install", wheel: string}} InstallAsk */
/**
 * Something that another worker is to make for later visits, in which no program runs: a snapshot; an unpacked
 * package with the byte-code of some of its modules (wheel: its SHA-256; modules: their files, by their paths in the
 * wheel); or an image of an interpreter with packages (wheels: all of them; modules: those that are imported, by their
 * names). A program may say it, too: it is a hint of what is worth making, and nothing of it is believed.
 * @typedef {{what: "snapshot"} | {what: "unpacked", wheel: string, modules: string[]} | {what: "image", wheels: string[], modules: string[]}} Wish
 */
/** @typedef {{ask: "errand"} & Wish} ErrandAsk  not answered */
/**
 * What the supply worker tells the page: that a box wishes for something, or what is to be made now, if anything.
 * isMore: whether more is to be made. Or what of packages is in each image that is kept, by the names of imports, and why
 * none is made.
 * @typedef {{type: "wish", box: number, isMore: boolean} | {type: "errand", errand?: Errand, isMore: boolean} | {type: "images", names: string[][], trouble: Trouble}} Told
 */
/** Why no image is made: the browser is asked to save data, or the device has little room. @typedef {"" | "metered" | "full"} Trouble */
/**
 * What one worker is to make. key: what the supply worker calls the image.
 * @typedef {{what: "snapshot"} | {what: "unpacked", wheels: {wheel: string, modules: string[]}[]} | ImageErrand} Errand
 */
/** @typedef {{what: "image", key: string, wheels: string[], modules: string[]}} ImageErrand */

/** @typedef {FileAsk | KeptAsk | KeepAsk | DropAsk | ImageAsk | CancelAsk | DirtyAsk | HostAsk | GetAsk | AsideAsk | InstallAsk | ErrandAsk} Ask */

/** @typedef {{id: number, is: "part", loaded: number, total?: number}} Part */
/** The whole file, or image of that key, before its check: "here" follows, without it, or "failed". @typedef {{id: number, is: "whole", content: Uint8Array<ArrayBuffer> | Blob, key?: string}} Whole */
/** @typedef {{id: number, is: "here", content?: Blob | Uint8Array<ArrayBuffer>, mime?: string, done?: boolean, trouble?: string, status?: number}} Here  trouble: why nothing is kept; status: of a server that was asked by "get" */
/** @typedef {{id: number, is: "failed", file: string, reason: string, fix: string, kind: string, rerun: string}} Failed  the fields of a LoadError */
/** @typedef {Part | Whole | Here | Failed} Answer */

/** Requests of one port that are worked on at once; others wait. */
export const MOST_AT_ONCE = 64;

/** Requests of one port that may wait; a worker that asks for more is refused. */
export const MOST_WAITING = 1024;

/** Characters of an address, and of any other text. */
export const MOST_ADDRESS = 4096;
export const MOST_TEXT = 512;

/** Modules that may be named in a wish, and characters of the path of each. */
export const MOST_MODULES = 4096;
export const MOST_PATH = 256;

/** Wheels and modules of an image, and names of imports. */
export const MOST_WHEELS = 256;
export const MOST_NAMES = 256;

/** Bytes of one thing that is kept: an image of many packages is the largest. */
export const MOST_KEPT = 400 << 20;

/** What an image is called by those who make or have one: its key, the supply worker alone knows. */
export const IMAGE = "image";

/** What is kept: an image, a wheel by its SHA-256, an unpacked one, what indexes answered, a snapshot. */
export const KEYS = /^(?:image|[0-9a-f]{64}|unpacked-\d+-[\w.]{1,32}-[0-9a-f]{64}|answers-[\w.]{1,32}\.json|snapshot-[\w.-]{1,160})$/;
