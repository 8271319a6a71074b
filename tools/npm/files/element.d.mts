/** A program in a page, with an editor, Run and its output: what `import "offthread/element"` defines. */
export declare class OffthreadCell extends HTMLElement {
  /** The program, as it stands in the editor. */
  code: string;
  /** What `from data import name` finds: an object, or JSON. It takes the place of the attribute. */
  get data(): Record<string, unknown> | undefined;
  set data(value: Record<string, unknown> | string | null | undefined);
  /** What the program has written and shown, as text. */
  readonly output: string;
  /** Whether a program of this cell runs or waits. */
  readonly running: boolean;
  /** Run the program, as the button does. Resolves once it is over, however it ends. */
  run(): Promise<void>;
  /** Stop it. */
  stop(): void;
  /** Empty the output. */
  clear(): void;

  addEventListener<K extends keyof OffthreadCellEventMap>(type: K, listener: (this: OffthreadCell, event: OffthreadCellEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** None of them bubbles. */
export interface OffthreadCellEvents {
  /** A program begins, or waits for its turn. */
  run: CustomEvent<{ code: string }>;
  /** It has written or shown something. */
  output: CustomEvent<{ text: string; stream: "stdout" | "stderr" | "display"; mime?: string }>;
  /** It has ended. repr: the value of its last expression as Python writes it, unless that is None; ms: how long it took. */
  result: CustomEvent<{ repr: string | undefined; ms: number }>;
  /** It ended with an error, was stopped (KeyboardInterrupt), or could not be run. line: of the program, from 1. */
  error: CustomEvent<{ name: string; message: string; traceback?: string; line?: number; hint?: string }>;
  /** The attribute `check` has said whether it is right. */
  check: CustomEvent<{ passed: boolean; message: string }>;
}

export type OffthreadCellEventMap = Omit<HTMLElementEventMap, keyof OffthreadCellEvents> & OffthreadCellEvents;

declare global {
  interface HTMLElementTagNameMap {
    "offthread-cell": OffthreadCell;
  }
}
