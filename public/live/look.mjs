/** How a live frame looks before its display says otherwise: paper, also in a dark page. It is what the page begins the frame with, and HTML of a program's. */
export const STYLE =
  "html{color-scheme:only light;background:#fff;color:#1c2223}body{margin:.5rem;display:flow-root;" +
  "font:.875rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}";
