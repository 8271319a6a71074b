/** The Output widget: what Python has collected of texts, pictures and other widgets, one below the other. */
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";

/** @typedef {{output_type: string, name?: string, text?: string, data?: Record<string, string>, traceback?: string[]}} Part */

const PICTURES = ["image/png", "image/jpeg", "image/gif"];
const VIEW = "application/vnd.jupyter.widget-view+json";

export class OutputModel extends DOMWidgetModel {
  defaults() {
    const names = { _model_name: "OutputModel", _view_name: "OutputView", _model_module: "@jupyter-widgets/output", _view_module: "@jupyter-widgets/output" };
    return { ...super.defaults(), ...names, outputs: [], msg_id: "" };
  }
}

export class OutputView extends DOMWidgetView {
  render() {
    super.render();
    this.el.classList.add("jupyter-widgets", "widget-output");
    this.listenTo(this.model, "change:outputs", () => this.#draw());
    this.#draw();
  }

  #draw() {
    /** @type {Part[]} */
    const parts = this.model.get("outputs") ?? [];
    this.el.replaceChildren(...parts.map((part) => this.#part(part)));
  }

  /** @param {Part} part @returns {HTMLElement} */
  #part({ output_type: kind, name, text, data, traceback }) {
    if (kind === "stream") return words(text ?? "", name === "stderr" ? "offthread-error" : "");
    if (kind === "error") return words((traceback ?? []).join("\n"), "offthread-error");
    return this.#shown(data ?? {});
  }

  /** @param {Record<string, any>} data */
  #shown(data) {
    const place = document.createElement("div");
    const picture = PICTURES.find((mime) => mime in data);
    if (VIEW in data) this.#widget(data[VIEW].model_id, place);
    else if (picture) place.append(image(`data:${picture};base64,${data[picture]}`));
    else if ("image/svg+xml" in data) place.append(image(`data:image/svg+xml;utf8,${encodeURIComponent(data["image/svg+xml"])}`));
    else if ("text/html" in data) place.innerHTML = data["text/html"];
    else place.append(words(data["text/plain"] ?? "", ""));
    return place;
  }

  /** @param {string} id @param {HTMLElement} place */
  async #widget(id, place) {
    const { widget_manager: manager } = /** @type {any} */ (this.model);
    const view = await this.create_child_view(await manager.get_model(id));
    place.append(view.el);
  }
}

/** @param {string} text @param {string} kind */
function words(text, kind) {
  const made = document.createElement("pre");
  made.textContent = text;
  made.className = kind;
  return made;
}

/** @param {string} address */
function image(address) {
  const made = document.createElement("img");
  made.src = address;
  return made;
}
