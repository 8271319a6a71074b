/** How each library of the site draws what a program hands over as JSON. It runs in the frame, where the library is. */

/** What the libraries' scripts leave in the frame. @type {any} */
const scope = globalThis;

/** @type {Record<string, (data: any, place: HTMLElement) => unknown>} */
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
};
