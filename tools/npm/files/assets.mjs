/** The package's files for a server, and how they get into a folder. */
import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Where they lie in the package. */
export const SITE = fileURLToPath(new URL("./site/", import.meta.url));

/** Copy them into a folder, which is made if it is not there. @param {string} folder @returns {Promise<void>} */
export async function copyTo(folder) {
  await cp(SITE, folder, { recursive: true });
}
