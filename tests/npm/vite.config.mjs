// Vite's own defaults but for the plugin, and the headers by which its development server isolates a page.
import offthread from "offthread/vite";

export default {
  base: "/some/path/",
  plugins: [offthread()],
  server: { headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" } },
};
