/** An engine that is only added: nothing else of the project knows it. It adds up, and prints. */
import { Disk } from "../../../worker/engines/brython/disk.mjs";
import { Desk } from "../../../worker/engines/shared/desk.mjs";
import { Host } from "../../../worker/engines/shared/host.mjs";
import { owners } from "../../../worker/engines/shared/lacks.mjs";
import { serve } from "../../../worker/host/serve.mjs";

const SUM = /^[\d\s+]+$/;

class Abacus {
  constructor(desk) {
    this.desk = desk;
    this.engine = "Abacus 1.0";
    this.python = "0.1";
    this.FS = new Disk();
    this.capabilities = {
      engine: "abacus", stop: "restart", packages: false, files: true, displays: false, translates: false, console: false, variables: false, await: false, guards: true,
    };
  }

  async run({ code, filename }) {
    let last;
    for (const [at, line] of code.split("\n").entries()) {
      const [, printed] = /^print\((.*)\)$/.exec(line) ?? [];
      if (!SUM.test(printed ?? line)) return { error: wrong(filename, at + 1, line) };
      last = String((printed ?? line).split("+").reduce((sum, each) => sum + Number(each), 0));
      if (printed) this.desk.print("stdout", `${last}\n`);
      if (printed) last = undefined;
    }
    return last === undefined ? {} : { repr: last, value: () => Number(last) };
  }

  refresh() {}

  renew() {}

  complete() {
    return { names: ["print"], length: 0 };
  }

  lack() {
    return { lacks: "anything but sums", owners: owners("language") };
  }
}

function wrong(file, line, text) {
  const traceback = `Traceback (most recent call last):\n  File "${file}", line ${line}\n    ${text}\nSyntaxError: only sums\n`;
  return { name: "SyntaxError", message: "only sums", traceback };
}

serve("abacus", async (base, options, post) => {
  const desk = new Desk(options, post);
  const host = new Host(new Abacus(desk), desk, post);
  host.ready(0);
  return host;
});
