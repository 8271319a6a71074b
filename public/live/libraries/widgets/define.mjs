/** anywidget's script hands its classes over by a global `define`, as Jupyter offers one: it is taken here. */

/** @type {((base: object) => Record<string, any>) | undefined} */
let factory;
Object.assign(globalThis, {
  define: (/** @type {string[]} */ _names, /** @type {(base: object) => Record<string, any>} */ made) => {
    factory = made;
  },
});

/** The classes that it has made of Jupyter's. @param {object} base */
export function defined(base) {
  Reflect.deleteProperty(globalThis, "define");
  return factory?.(base) ?? {};
}
