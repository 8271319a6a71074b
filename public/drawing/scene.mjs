/**
 * What is on the paper: items in an order, the last on top. A beginning of that order may be drawn already, and need not
 * be drawn again until something in it changes: `settled` says how long it is. Knows no canvas.
 */

/**
 * @typedef {object} Item
 * @property {"p" | "l" | "t" | "i"} kind @property {number} at  its place in the order
 * @property {any[]} op  what was said of it @property {number[]} coords
 * @property {number[]} [lean]  where it is between two places @property {number} touched  when it changed, in milliseconds
 */

/** More cannot be kept: what comes then is not drawn. */
const MOST_ITEMS = 200_000;
const MOST_COORDS = 4_000_000;
const MOST_PICTURES = 100;

/** Kinds of changes that are heard, and not seen. */
const SOUNDS = "syhvq";

export class Scene {
  constructor() {
    /** @type {(picture: number, type: string, base64: string) => void} */
    this.onPicture = () => {};
    /** @type {() => void} */
    this.onFocus = () => {};
    /** @type {() => void} */
    this.onHover = () => {};
    /** @type {(op: import("./ops.mjs").Op) => void} */
    this.onSound = () => {};
    this.clear();
  }

  /** Forget everything. */
  clear() {
    /** @type {Map<number, Item>} */
    this.items = new Map();
    /** @type {(Item | undefined)[]} */
    this.order = [];
    this.gaps = 0;
    this.settled = 0;
    this.isDirty = true;
    this.coords = 0;
    this.pictures = new Set();
    this.isFull = false;
    /** What is painted under all items. @type {import("./frame.mjs").Frame | undefined} */
    this.frame = undefined;
    this.title = "";
    this.window = { left: -300, top: -300, width: 600, height: 600, colour: "#ffffff", region: [-200, -150, 200, 150] };
  }

  /** @param {import("./ops.mjs").Op} op  checked @param {number} now */
  apply(op, now) {
    const [kind, id] = op;
    if (kind === "l" || kind === "p" || kind === "t" || kind === "i") this.#set(op, now);
    else if (kind === "r") this.#raise(id, now);
    else if (kind === "x") this.#remove(id);
    else if (kind === "b") this.#lower(id);
    else if (kind === "w") this.#setWindow(op);
    else if (kind === "g") this.#keepPicture(op);
    else if (kind === "new") this.clear();
    else if (kind === "k") this.title = id;
    else if (kind === "focus") this.onFocus();
    else if (kind === "hover") this.onHover();
    else if (SOUNDS.includes(kind)) this.onSound(op);
  }

  /** @param {import("./ops.mjs").Op} op @param {number} now */
  #set(op, now) {
    const coords = op[0] === "l" || op[0] === "p" ? op[2] : [op[2], op[3]];
    const item = this.items.get(op[1]);
    this.isFull ||= this.coords + coords.length > MOST_COORDS || (!item && this.items.size >= MOST_ITEMS);
    if (this.isFull) return;
    this.coords += coords.length - (item?.coords.length ?? 0);
    if (!item) {
      this.items.set(op[1], { kind: op[0], op, coords, at: this.order.length, touched: now });
      this.order.push(this.items.get(op[1]));
      return;
    }
    const wasSeen = isSeen(item);
    Object.assign(item, { kind: op[0], op, coords, lean: undefined, touched: now });
    if (item.at < this.settled && (wasSeen || isSeen(item))) this.isDirty = true;
  }

  /** @param {number} id @param {number} now */
  #raise(id, now) {
    const item = this.items.get(id);
    if (!item || item.at === this.order.length - 1) return;
    this.#leave(item);
    Object.assign(item, { at: this.order.length, touched: now });
    this.order.push(item);
  }

  /** @param {number} id */
  #remove(id) {
    const item = this.items.get(id);
    if (!item) return;
    this.#leave(item);
    this.items.delete(id);
    this.coords -= item.coords.length;
  }

  /** @param {Item} item */
  #leave(item) {
    if (item.at < this.settled && isSeen(item)) this.isDirty = true;
    this.order[item.at] = undefined;
    this.gaps += 1;
  }

  /** @param {number} id */
  #lower(id) {
    const item = this.items.get(id);
    if (!item) return;
    this.order[item.at] = undefined;
    this.order.unshift(item);
    this.#close();
    this.isDirty = true;
  }

  /** Leave no gaps in the order. */
  #close() {
    const before = this.order.slice(0, this.settled).filter(Boolean).length;
    this.order = this.order.filter(Boolean);
    this.order.forEach((item, at) => Object.assign(/** @type {Item} */ (item), { at }));
    this.settled = before;
    this.gaps = 0;
  }

  /** Leave no more gaps than there are items: a turtle that moves leaves one each time. */
  tidy() {
    if (this.gaps > 1000 && this.gaps > this.items.size) this.#close();
  }

  /** @param {import("./ops.mjs").Op} op */
  #setWindow([, left, top, width, height, colour, ...region]) {
    this.window = { left, top, width, height, colour, region };
    this.isDirty = true;
  }

  /** @param {import("./ops.mjs").Op} op */
  #keepPicture([, picture, type, base64]) {
    if (this.pictures.size >= MOST_PICTURES) return;
    this.pictures.add(picture);
    this.onPicture(picture, type, base64);
  }

  /** Show an item between where it is and where it will be. @param {import("./ops.mjs").Op} op @param {number} part  from 0 to 1 */
  lean([kind, id, coords], part) {
    const item = kind === "p" || kind === "l" ? this.items.get(id) : undefined;
    if (!item || item.at < this.settled || !isSeen(item) || item.coords.length !== coords.length) return;
    item.lean = item.coords.map((each, at) => each + (coords[at] - each) * part);
  }

  /** The paper: what shows in the window, and all that one can scroll to. */
  get paper() {
    const { left, top, width, height, region } = this.window;
    const [x, right] = region[2] - region[0] > width ? [region[0], region[2]] : [left, left + width];
    const [y, bottom] = region[3] - region[1] > height ? [region[1], region[3]] : [top, top + height];
    return { left: x, top: y, width: right - x, height: bottom - y };
  }
}

/** Whether there is something to be seen of an item. @param {Item} item */
export function isSeen({ kind, op }) {
  if (kind === "p") return op[3] !== "" || op[4] !== "";
  return kind === "l" ? op[3] !== "" : kind === "t" ? op[4] !== "" && op[5] !== "" : op[4] !== 0;
}
