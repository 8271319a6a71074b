// What the documents do not show: given to a page as a function, which tells what came of each.
async () => {
  const { Offthread } = await import("offthread");
  const told = {};
  const name = (error) => error.name;
  const python = await Offthread.start();
  told.files = [(await python.run("open('a.txt').read()", { files: { "a.txt": "a" } })).value, await python.files.list()];
  const shown = [];
  await python.run("from IPython.display import Image, display\nimport base64\ndisplay(Image(data=base64.b64decode(png)))", {
    context: { png: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==" },
    onDisplay: ({ mime }) => shown.push(mime),
  });
  told.display = shown;
  await python.run("import getpass\ngetpass.getpass('pw')", { onInput: (prompt, { secret }) => void (told.secret = [prompt, secret]) }).catch(name);
  told["end of input"] = await python.run("input()").catch(name);
  const got = [];
  const data = { note: (item) => got.push(item), twice: async (number) => 2 * number, fails: () => { throw new RangeError("no"); } };
  await python.run("from js import note\nfor at in range(3): note(at)", { data });
  told["not awaited"] = got;
  told["waited for"] = (await python.run("from js import twice\nfrom pyodide.ffi import run_sync\nrun_sync(twice(21))")).value;
  told.thrown = await python.run("from js import fails\nawait fails()").catch(({ message }) => message.replace("Error: ", ""));
  const own = { context: { five: 5 } };
  told["own globals"] = [(await python.run("mine = five", own), await python.run("five", own)).value, await python.run("mine").catch(name)];
  told["wrong call"] = await python.call("len", 1).catch(name);
  await python.close();
  told["unknown engine"] = await Offthread.start({ engine: "ruby" }).catch(name);
  told["no files"] = await Offthread.start({ assetBase: "/nowhere/" }).catch(name);
  told.closed = await python.run("1").catch(({ message }) => message);
  const small = await Offthread.start({ engine: "micropython" });
  told.micropython = await small.call("len", [1]).catch(name);
  await small.close();
  return told;
}
