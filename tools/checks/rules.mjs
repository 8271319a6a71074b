/**
 * Which JavaScript may import which, for dependency-cruiser: see imports_js.py, which gives it our modules with
 * the types that they name in comments as imports, too. Who imports from the build's `#generated/` is free.
 */

/** @param {string} name @param {object} from @param {object} to */
const never = (name, from, to) => ({ name, severity: "error", from, to });

export default {
  forbidden: [
    never("no modules in a circle", {}, { circular: true }),
    never("every import is there", {}, { couldNotResolve: true }),
    never("a site needs no package that only tests have", { path: "^(public|worker)/" }, { dependencyTypes: ["npm-dev"] }),
    never("nothing of a site knows tools", { path: "^(public|worker)/" }, { path: "^tools/" }),
    never("the worker does not know the page", { path: "^worker/" }, { path: "^public/" }),
    never("the page knows the worker by its client", { path: "^public/" }, { path: "^worker/(?!client/|contract/|host/digest.mjs$)" }),
    never(
      "the client knows of the worker what both ends of the line must",
      { path: "^worker/client/" },
      { path: "^worker/(?!client/|contract/)" },
    ),
    never(
      "the host knows engines by their interface",
      { path: "^worker/host/" },
      { path: "^worker/(?!host/|contract/|engines/engine.mjs$)" },
    ),
    never("the service worker stands alone", { path: "^worker/service/" }, { path: "^worker/(?!service/|contract/)" }),
    never(
      "an engine does not know another",
      { path: "^worker/engines/([^/]+)/" },
      { path: "^worker/engines/[^/]+/", pathNot: "^worker/engines/($1|shared)/" },
    ),
    never("an engine knows neither client nor service worker", { path: "^worker/engines/" }, { path: "^worker/(client|service)/" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "browser", "default"] },
  },
};
