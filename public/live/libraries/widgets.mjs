/**
 * Jupyter's widgets, and anywidget's: models and views of a frame that has no kernel, but a port to the page. Whatever
 * a view says to Python goes by `send`, one message at a time; whatever Python says comes by `Widgets.hear`.
 */
import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import variables from "@jupyter-widgets/controls/css/labvariables.css";
import style from "@jupyter-widgets/controls/css/widgets.built.css";
import { Widget } from "@lumino/widgets";
import luminoStyle from "@lumino/widgets/style/index.css";
import { Comm } from "./widgets/comm.mjs";
import { defined } from "./widgets/define.mjs";
import { showIcons } from "./widgets/icons.mjs";
// Behind what it hands its classes to.
import "anywidget";
import { OutputModel, OutputView } from "./widgets/output.mjs";

/** @typedef {import("../talk.mjs").Talk} Talk */
/** @typedef {{comm: string, state: Record<string, any>, paths: (string | number)[][], count: number}} Opened */

const OWN = "body{margin:.5rem}.jupyter-widgets pre{margin:0;white-space:pre-wrap;font:.8125rem/1.45 monospace}.offthread-error{color:#a3241c}.jupyter-widgets i.fa{font-style:normal}";
const MODULES = /** @type {Record<string, any>} */ ({
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": controls,
  "@jupyter-widgets/output": { OutputModel, OutputView },
  anywidget: defined(base),
});

class Manager extends ManagerBase {
  /** @param {Talk} talk */
  constructor(talk) {
    super();
    this.talk = talk;
    /** @type {Map<string, Comm>} */
    this.comms = new Map();
  }

  /** @param {string} name @param {string} module @returns {Promise<any>} */
  async loadClass(name, module) {
    const found = Object.hasOwn(MODULES, module) ? MODULES[module][name] : undefined;
    if (!found) throw new Error(`widgets of ${module} do not work here`);
    return found;
  }

  /** Only Python makes models here. @returns {Promise<any>} */
  async _create_comm() {
    throw new Error("a widget that makes widgets of its own does not work here");
  }

  async _get_comm_info() {
    return {};
  }

  /** @param {Opened} opened @param {ArrayBuffer[]} buffers */
  open({ comm, state, paths }, buffers) {
    if (this.has_model(comm)) return;
    const views = buffers.map((buffer) => new DataView(buffer));
    base.put_buffers(state, paths, views);
    const made = new Comm(comm, (data, sent) => this.talk.send(data, sent));
    this.comms.set(comm, made);
    const about = {
      model_id: comm,
      model_name: state._model_name,
      model_module: state._model_module,
      model_module_version: state._model_module_version,
    };
    this.new_model(/** @type {any} */ ({ ...about, comm: made }), state).catch(() => {});
  }
}

/** The widgets of a display. It is told of messages as the worker has made them. */
class Widgets {
  /** @param {string} root @param {HTMLElement} place @param {Talk} talk */
  constructor(root, place, talk) {
    this.root = root;
    this.place = place;
    this.manager = new Manager(talk);
  }

  /** @param {any[]} messages @param {ArrayBuffer[]} buffers  those of all messages, in order */
  hear(messages, buffers) {
    let at = 0;
    for (const message of messages) {
      const own = buffers.slice(at, (at += message.count));
      if (message.what === "open") this.manager.open(message, own);
      else this.#pass(message, own);
    }
  }

  /** @param {{what: string, comm: string, data: any}} message @param {ArrayBuffer[]} buffers */
  async #pass({ what, comm, data }, buffers) {
    const found = this.manager.comms.get(comm);
    // What belongs to a model waits until it is made.
    await this.manager.get_model(comm).catch(() => {});
    if (what === "close") found?.closed();
    else found?.heard(data, buffers);
  }

  async show() {
    const model = await this.manager.get_model(this.root);
    const view = await this.manager.create_view(model);
    Widget.attach(/** @type {any} */ (view).luminoWidget, this.place);
  }
}

function dress() {
  const element = document.createElement("style");
  element.textContent = [variables, luminoStyle, style, OWN].join("\n");
  document.head.append(element);
}

/** @param {string} root @param {HTMLElement} place @param {Talk} talk */
function make(root, place, talk) {
  dress();
  showIcons(place);
  return new Widgets(root, place, talk);
}

Object.assign(globalThis, { offthreadWidgets: { make } });
