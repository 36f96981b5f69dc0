"use strict";
// Loads archiver when it is called. CDKTF loads it and its 150 files from the start, and calls it for a zipped asset only.
module.exports = (...args) => require("../node_modules/archiver")(...args);
