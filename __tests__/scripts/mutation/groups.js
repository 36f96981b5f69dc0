"use strict";
// A group whose figures are known.
module.exports = {
  example: {
    mutate: ["__tests__/scripts/mutation/example"],
    tests: ["scripts/mutation/example.test.ts"],
    loading: ["scripts/mutation/example.test.ts"],
  },
};
