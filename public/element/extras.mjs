/** What few programs need, and a page loads when one does: displays, and the field for `input()`. */

/** @typedef {() => Promise<{shown: typeof import("./displays.mjs").shown, Question: typeof import("./question.mjs").Question}>} Extras  loads them */

export { shown } from "./displays.mjs";
export { Question } from "./question.mjs";
