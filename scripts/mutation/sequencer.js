"use strict";
// The quick tests first: what they notice, the slow ones need not be asked about.
const { statSync } = require("node:fs");
const Sequencer = require("@jest/test-sequencer").default;

module.exports = class extends Sequencer {
  sort(tests) {
    const size = ({ path }) => statSync(path).size;
    return [...tests].sort((a, b) => size(a) - size(b));
  }
};
