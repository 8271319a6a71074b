// As small as a configuration of webpack 5 can be.
export default { mode: "production", entry: "./main.js", output: { clean: true }, performance: { hints: false } };
