#!/usr/bin/env node
/** `npx offthread copy <folder>`: put the package's files into a folder that is served. */
import { copyTo } from "./assets.mjs";

const USAGE = "Usage: npx offthread copy <folder>\n\nCopies Offthread's files into a folder that your server serves. Name its address as assetBase.";

const [command, folder, ...more] = process.argv.slice(2);

if (command === "copy" && folder && !more.length) {
  await copyTo(folder);
  console.log(`Copied Offthread's files into ${folder}.`);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
