"use strict";
// Lets jest read TypeScript by the same tool that runs the app.
const { transformSync, version } = require("esbuild");

module.exports = {
  process: (source, file) =>
    transformSync(source, {
      loader: "ts",
      format: "cjs",
      target: "node20",
      sourcemap: "inline",
      sourcefile: file,
    }),
  getCacheKey: (source, file) => `${version} ${file} ${source}`,
};
