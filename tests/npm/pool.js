// A pool of the engine that is stopped only together with its Python: given to a page as a function.
async () => {
  const { Pool } = await import("offthread");
  const told = {};
  const pool = new Pool({ size: 1, engine: "micropython" });
  const stop = new AbortController();
  const endless = pool.run("while True: print(1)", { signal: stop.signal, onOutput: () => stop.abort("enough") });
  const waiting = pool.run("1", { signal: AbortSignal.timeout(1) });
  told.waiting = await waiting.then(() => "it ran", (error) => (error.name === "TimeoutError" ? "no more" : error.message));
  told.stopped = await endless.catch((reason) => reason);
  told.after = (await pool.run("1 + 1")).value;
  told.failed = await pool.map("1 / item", [1, 0, 1]).catch(({ name }) => name);
  told.values = await pool.map("item * item", [1, 2, 3]);
  await pool.close();
  told.closed = await pool.run("1").catch(({ message }) => message);
  const none = new Pool({ size: 1, assetBase: "/nowhere/" });
  told["no files"] = await none.run("1").catch(({ name }) => name);
  await none.close();
  return told;
}
