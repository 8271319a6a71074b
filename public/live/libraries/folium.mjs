/** Leaflet with its pictures, and jQuery, which the words on maps of folium ask for. */
import $ from "jquery";
import L from "leaflet";
import icon from "leaflet/dist/images/marker-icon.png";
import iconTwice from "leaflet/dist/images/marker-icon-2x.png";
import shadow from "leaflet/dist/images/marker-shadow.png";
import style from "leaflet/dist/leaflet.css";

// Its own way to find the pictures is by the address of its style.
L.Icon.Default.imagePath = "";
// A page that is isolated shows pictures of other hosts only if they are asked for so.
L.TileLayer.mergeOptions({ crossOrigin: "anonymous" });
L.Icon.Default.mergeOptions({ iconUrl: icon, iconRetinaUrl: iconTwice, shadowUrl: shadow });

/** What the display shows comes later, and with a document of its own. */
function dress() {
  if (document.querySelector("style[data-leaflet]")) return;
  const element = document.createElement("style");
  element.dataset.leaflet = "";
  element.textContent = style;
  document.head?.prepend(element);
}
L.Map.addInitHook(dress);
Object.assign(globalThis, { L, $, jQuery: $ });
