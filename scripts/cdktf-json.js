"use strict";
const fs = require("node:fs");

/** What the CDKTF CLI takes from its file, if there is one. */
exports.cdktfJson = function cdktfJson() {
  try {
    return JSON.parse(fs.readFileSync("cdktf.json", "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new Error(`cdktf.json can't be read: ${error.message}`, {
      cause: error,
    });
  }
};
