// Vite for the page with cells of three frameworks, as each of them says.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import offthread from "offthread/vite";

export default {
  base: "./",
  plugins: [offthread(), svelte(), vue({ template: { compilerOptions: { isCustomElement: (name) => name.includes("-") } } })],
  build: { rollupOptions: { input: "cells.html" } },
};
