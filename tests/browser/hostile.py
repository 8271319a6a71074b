"""A worker that speaks to the page as it likes: what it says there must not be believed, nor be too much.

A program in the box finds nothing by which it could post to the page, or to the keeper of files. Here it is
given the worker's own ports, so that what is done about forged messages is tried, way or no way.
"""

# Run in the page before its own scripts: the script of each engine gets a line in front of its first.
GIVE = """(() => {
  const { text } = Response.prototype;
  const give = `addEventListener("message", ({ data }) => {
    if (data?.type === "box") {
      self.hostile = data.page.postMessage.bind(data.page);
      self.keeper = data.supply.postMessage.bind(data.supply);
    }
    if (data?.type === "run") self.run = data.id;
  });`;
  Response.prototype.text = async function () {
    const found = await text.call(this);
    return /assets\\/worker/.test(this.url) ? give + found : found;
  };
})();"""

# What a page that answers does meanwhile: it counts its turns, and notes the longest wait between two.
WATCH = """() => {
  window.turns = window.longest = 0;
  let last = performance.now();
  clearInterval(window.watching);
  window.watching = setInterval(() => {
    const now = performance.now();
    turns += 1;
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
}"""
SEEN = "() => [turns, Math.round(longest)]"

# Things of any shape that can be posted, the same each time.
SHAPES = """
  let seed = 14;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    return (seed >>> 0) / 2 ** 32;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const kinds = ["progress", "ready", "failed", "crashed", "started", "output", "display", "package",
    "installed", "waiting", "result", "error", "files", "done", "refused", "completion", "translation",
    "run", "start", "__proto__", 7];
  const fields = ["id", "seq", "chunks", "text", "mime", "data", "names", "changed", "removed", "kept",
    "status", "ms", "token", "ask", "read", "value", "repr", "prompt", "secret", "reason", "capabilities",
    "constructor", "__proto__", "more"];
  const shape = (depth) => {
    const kind = random();
    if (depth > 3 || kind < 0.3) return pick([undefined, null, true, -1, 1.5, NaN, 2 ** 40, 10n, "",
      "x".repeat(5000), new Date(), /x/, Error("x"), new Uint8Array(9), new Map([["type", "done"]]),
      new Set(), new Blob(["x"]), self.run]);
    if (kind < 0.45) return Array.from({ length: Math.floor(random() * 6) }, () => shape(depth + 1));
    const made = { type: pick(kinds) };
    for (let count = Math.floor(random() * 5); count > 0; count -= 1) made[pick(fields)] = shape(depth + 1);
    return made;
  };"""

RUN_ID = "id: self.run"
OTHER_ID = "id: 999"
TAKEN = "chunks: ['stdout', 'x']"
FORGED = "chunks: ['stdout', 'forged']"
HUGE = "seq: 1e6, chunks: ['stdout', {}]"
NAMES = "Array.from({ length: 5000 }, (_, at) => `forged${at}`)"
FILES = "changed: [{}], removed: {}, kept: [], round: 1"
WHO = "python: 'forged', engine: 'forged', ms: 1, capabilities: {}"


def post(kind: str, *fields: str, times: int = 1) -> str:
    """Return a script that posts a report so often; `at` counts from 1 on."""
    report = ", ".join([f"type: '{kind}'", *fields])
    return f"for (let at = 1; at <= {times}; at += 1) hostile({{ {report} }});"


# What is posted, and whether it is so much that the worker is ended for it.
FLOODS = {
    "5,000 random shapes": (SHAPES + "for (let at = 0; at < 5000; at += 1) hostile(shape(0));", True),
    "10,000 strings": ("for (let at = 0; at < 10000; at += 1) hostile('forged');", True),
    "an array of 10^7 bytes": ("hostile(new Uint8Array(1e7));", False),
    "output with 10^7 bytes": (post("output", RUN_ID, HUGE.format("new Uint8Array(1e7)")), False),
    "a text of 10^7 characters": (post("output", RUN_ID, HUGE.format("'forged'.repeat(2e6)")), False),
    "files of 5,000 names": (post("files", FILES.format("", NAMES), times=9), True),
    "10,000 reports of files": (
        post("files", FILES.format("'a', new Uint8Array(9)", "[]"), times=10000),
        True,
    ),
    "10,000 outputs": (post("output", RUN_ID, "seq: 1e6 + at", TAKEN, times=10000), False),
    "10,000 outputs of another run": (post("output", OTHER_ID, "seq: at", FORGED, times=10000), True),
    "ready, again and again": (post("ready", WHO, times=9), True),
    "a question of another run": (post("waiting", OTHER_ID, "prompt: 'forged', secret: true", times=9), True),
    "a result of another run": (post("result", OTHER_ID, "repr: 'forged'", times=9), True),
}
