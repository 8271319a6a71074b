/** Vega with Vega-Lite, under the names by which pages know them. */
import * as vega from "vega";
import vegaEmbed from "vega-embed";
import * as vegaLite from "vega-lite";

Object.assign(globalThis, { vega, vegaEmbed, vegaLite });
