"use strict";
// Lets jest read a source with its mutants in it, where the run has some for it.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const plain = require("../jest-transform");
const { mutatedName } = require("./folder");

const { folder } = JSON.parse(process.env.MUTATION);

const read = (source, file) => {
  const mutated = join(folder, mutatedName(file));
  return existsSync(mutated) ? readFileSync(mutated, "utf8") : source;
};

module.exports = {
  process: (source, file) => plain.process(read(source, file), file),
  getCacheKey: (source, file) => plain.getCacheKey(read(source, file), file),
};
