// One page with cells of React, Vue and Svelte: each hands over code, data and a listener in its own way.
import "offthread/element";
import { createRoot } from "react-dom/client";
import { mount } from "svelte";
import { createApp } from "vue";
import InSvelte from "./InSvelte.svelte";
import InVue from "./InVue.vue";

globalThis.told = {};

function InReact() {
  const note = ({ detail }) => (globalThis.told.react = detail.repr);
  return (
    <offthread-cell session="react" data={{ numbers: [1, 2] }} onresult={note}>
      {"from data import numbers\nsum(numbers)"}
    </offthread-cell>
  );
}

createRoot(document.getElementById("react")).render(<InReact />);
createApp(InVue).mount("#vue");
mount(InSvelte, { target: document.getElementById("svelte") });
