"use strict";
// The tests that notice most of what runs while it is loaded first, as loading it anew takes longest; then the quick ones.
const { statSync } = require("node:fs");
const Sequencer = require("@jest/test-sequencer").default;

const { loading } = JSON.parse(process.env.MUTATION);

module.exports = class extends Sequencer {
  sort(tests) {
    const turn = ({ path }) => {
      const at = loading.findIndex((start) => path.startsWith(start));
      return at === -1 ? loading.length : at;
    };
    const size = ({ path }) => statSync(path).size;
    return [...tests].sort((a, b) => turn(a) - turn(b) || size(a) - size(b));
  }
};
