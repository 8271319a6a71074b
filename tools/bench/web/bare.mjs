/** Bare Pyodide in a module worker: runs what it is sent, counts what that prints. */
const folder = new URL(self.location.href).searchParams.get("folder");
const { loadPyodide } = await import(`${folder}pyodide.mjs`);
const pyodide = await loadPyodide({ indexURL: folder });

let bytes = 0;

self.onmessage = async ({ data }) => {
  bytes = 0;
  const value = String(await pyodide.runPythonAsync(data));
  self.postMessage({ value, bytes });
};

self.postMessage("ready");

pyodide.setStdout({
  write(buffer) {
    bytes += buffer.length;
    return buffer.length;
  },
});
