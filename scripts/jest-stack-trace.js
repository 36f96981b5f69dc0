"use strict";
// Stands for the module of CDKTF, and of CDK Terrain, that takes down a stack trace for each token. Nobody reads them, and
// under jest each costs a look into the source map of every file on it: half of the time of all tests.
exports.captureStackTrace = () => [];
exports.captureCreationStack = () => [];
