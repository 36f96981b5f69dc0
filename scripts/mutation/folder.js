"use strict";
// The names of what the parts of a mutation run hand to each other in its folder.
const { createHash } = require("node:crypto");

/** Of a source with its mutants in it. */
exports.mutatedName = (file) =>
  `mutated-${createHash("sha256").update(file).digest("hex")}.ts`;

/** Of a note that a mutant was reached by a test. */
exports.reachedName = (mutant) => `reached-${mutant}`;

/** Of a note which test noticed a mutant. */
exports.killedName = (mutant) => `killed-${mutant}`;
