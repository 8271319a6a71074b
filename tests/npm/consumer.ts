// A page's TypeScript: it is checked against the package's types, and never run.
import "offthread/element";
import { Offthread, OffthreadError, Pool, PythonError } from "offthread";
import type { EmbedAnswer, EmbedEvent, EmbedRequest } from "offthread/embed";
import type offthread from "offthread/vite";

export async function use(signal: AbortSignal): Promise<string> {
  const python: Offthread = await Offthread.start({ engine: "cpython", packages: ["numpy"], assetBase: new URL("https://site.test/"), onProgress: ({ stage, loaded }) => console.log(stage, loaded) });
  try {
    const { value, repr, ms } = await python.run("1", { data: { n: 1, save: () => {} }, context: {}, files: { "a.txt": "a" }, filename: "a.py", signal, onOutput: (text, stream) => console.log(text.length, stream === "stderr"), onDisplay: ({ mime, data }) => console.log(mime, typeof data), onInput: async (prompt, { secret }) => (secret ? undefined : prompt) });
    const text: string = await python.files.read("a.txt", "utf8");
    const bytes: Uint8Array = await python.files.read("a.txt");
    const names: string[] = await python.files.list();
    await using pool = new Pool({ size: 2, standbys: 0 });
    const values: number[] = await pool.map("item", [1, 2], { signal });
    return [value, repr?.length, ms.toFixed(), text, bytes.length, names.length, values.length, await python.call("f", 1)].join();
  } catch (error) {
    if (error instanceof PythonError) return `${error.name} ${error.line ?? 0} ${error.hint ?? ""} ${error.traceback}`;
    if (error instanceof OffthreadError) return error.message;
    throw error;
  }
}

export type Plugin = ReturnType<typeof offthread>;
// @ts-expect-error there is no such engine
export const wrong = () => Offthread.start({ engine: "ruby" });
// @ts-expect-error pages do not make one
export const made = () => new Offthread();

export async function cell(): Promise<string> {
  const made = document.createElement("offthread-cell");
  made.code = "1";
  made.data = { n: 1 };
  made.addEventListener("result", ({ detail }) => console.log(detail.repr?.length, detail.ms.toFixed()));
  made.addEventListener("error", ({ detail: { name, line } }) => console.log(name, line ?? 0));
  await made.run();
  return made.output;
}

export const request: EmbedRequest = { offthread: "request", id: 1, ask: "set", code: "1", data: { n: 1 }, files: { a: "b" } };
// @ts-expect-error there is no such request
export const odd: EmbedRequest = { offthread: "request", id: 1, ask: "eval" };
export const said = (data: EmbedAnswer | EmbedEvent) => (data.offthread === "event" ? data.event : data.done ? data.code : data.reason);
