/**
 * Starts PyScript without what it keeps for workers of its own, of which this page has none: it would make one
 * function of the text of those hooks, and the page's policy lets nothing make code of text. The build writes
 * the core's address in. See docs/decisions/0035-no-code-of-text-on-the-page.md.
 */
import { hooks } from "@pyscript/core/js";

// The core has begun, but its first look at the hooks comes after the plugins, which are files of their own.
for (const hook of Object.values(hooks.worker)) hook.clear();
