/** All that the npm package `offthread` gives to pages. */
export { OffthreadError, PythonError } from "./errors.mjs";
export { Files, Offthread } from "./offthread.mjs";
export { Pool } from "./pool.mjs";
