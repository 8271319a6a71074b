/** How each library of the site draws what a program hands over as JSON. It runs in the frame, where the library is. */

/** What the libraries' scripts leave in the frame. @type {any} */
const scope = globalThis;

/** @typedef {import("./talk.mjs").Talk} Talk */

/** @type {Record<string, (data: any, place: HTMLElement, talk: Talk) => unknown>} */
export const SHOW = {
  plotly: async ({ data, layout, frames, config }, place) => {
    await scope.Plotly.newPlot(place, data, layout, { responsive: true, ...config });
    if (frames?.length) await scope.Plotly.addFrames(place, frames);
  },
  // The specification can name addresses: the frame's policy lets none of them be loaded.
  vega: (spec, place) => scope.vegaEmbed(place, spec, { actions: { export: false, source: false, compiled: false, editor: false } }),
  bokeh: (item, place) => {
    scope.Bokeh.set_log_level?.("error");
    return scope.Bokeh.embed.embed_item(item, place);
  },
  widgets: async ({ root, messages, buffers }, place, talk) => {
    const shown = scope.offthreadWidgets.make(root, place, talk);
    shown.hear(messages, buffers.map(bytesOf));
    talk.listen((said, sent) => shown.hear(said, sent));
    await shown.show();
  },
};

/** @param {string} text  in hexadecimal digits */
function bytesOf(text) {
  const pairs = text.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16)).buffer;
}
