/** A comm as Jupyter's models know one: what they say goes to Python, and they hear when it has been dealt with. */

/** @typedef {(message: any) => void} Hear */
/** @typedef {{iopub?: {status?: Hear}}} Callbacks */

export class Comm {
  /** @param {string} id @param {(data: object, buffers: ArrayBuffer[]) => Promise<void>} send  settles when Python has dealt with it */
  constructor(id, send) {
    this.comm_id = id;
    this.target_name = "jupyter.widget";
    this.pass = send;
    this.count = 0;
    /** @type {Hear | undefined} */
    this.onMessage = undefined;
    /** @type {Hear | undefined} */
    this.onClose = undefined;
  }

  /** @param {any} data @param {Callbacks} [callbacks] @param {unknown} [_metadata] @param {(ArrayBuffer | ArrayBufferView)[]} [buffers] */
  send(data, callbacks, _metadata, buffers = []) {
    this.count += 1;
    const id = `${this.comm_id} ${this.count}`;
    const copies = buffers.map((each) => (ArrayBuffer.isView(each) ? new Uint8Array(each.buffer, each.byteOffset, each.byteLength) : new Uint8Array(each)).slice().buffer);
    this.pass({ comm: this.comm_id, data }, copies).then(() => {
      const content = { execution_state: "idle" };
      callbacks?.iopub?.status?.({ content, parent_header: { msg_id: id } });
    });
    return id;
  }

  /** @param {any} data @param {Callbacks} [callbacks] @param {unknown} [metadata] @param {ArrayBuffer[]} [buffers] */
  open(data, callbacks, metadata, buffers) {
    return this.send(data, callbacks, metadata, buffers);
  }

  /** A model that goes in the frame does not end the one in Python. */
  close() {
    return "";
  }

  /** @param {Hear} hear */
  on_msg(hear) {
    this.onMessage = hear;
  }

  /** @param {Hear} hear */
  on_close(hear) {
    this.onClose = hear;
  }

  /** Python has said something. @param {any} data @param {ArrayBuffer[]} buffers */
  heard(data, buffers) {
    this.onMessage?.({ content: { comm_id: this.comm_id, data }, buffers: buffers.map((each) => new DataView(each)), parent_header: {}, metadata: {} });
  }

  /** Python has closed it. */
  closed() {
    this.onClose?.({ content: { comm_id: this.comm_id, data: {} }, buffers: [], parent_header: {}, metadata: {} });
  }
}
