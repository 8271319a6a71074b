/** What a page says to a playground that it shows in a frame with `?embed`, and what it hears: by postMessage. */

/** Each request has a number of its own, which its answer bears. */
export type EmbedRequest = { offthread: "request"; id: number } & (
  | {
      ask: "set";
      /** The program: main.py. What is left out of these three stays as it is. */
      code?: string;
      /** JSON, as in the pane of data, or what becomes such. */
      data?: string | Record<string, unknown>;
      /** All files beside the program, by their names. */
      files?: Record<string, string | Uint8Array>;
    }
  | { ask: "get" }
  | { ask: "run" }
  | { ask: "stop" }
);

/** code, data, files: of `get` alone. reason: why it was not done, in a sentence. */
export type EmbedAnswer =
  | { offthread: "answer"; id: number; done: true; code?: string; data?: string; files?: Record<string, string | Uint8Array> }
  | { offthread: "answer"; id: number; done: false; reason: string };

/** What happens in the frame, by a request or a press. */
export type EmbedEvent = { offthread: "event" } & (
  | { event: "ready" }
  | { event: "run" }
  | { event: "output"; stream: "stdout" | "stderr"; text: string }
  | { event: "result"; repr: string }
  | { event: "error"; name: string; message: string; traceback: string; line?: number; hint?: string }
  | { event: "unread"; reason: string }
  | { event: "done"; status: "ok" | "error" | "stopped"; ms: number }
);
