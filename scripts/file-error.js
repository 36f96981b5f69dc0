"use strict";
// Says in one line what is wrong with a file or a folder, where a stack trace would tell no more.
const path = require("node:path");

const FIXES = {
  EACCES: "let this user read and write it",
  EDQUOT: "make room within this user's quota",
  EEXIST: "move away what is there",
  EFBIG: "raise the largest size that a file may have, which `ulimit -f` tells",
  EISDIR: "move away the folder that is there",
  ENOSPC: "make room on the disk",
  ENOTDIR: "move away the file that stands where a folder belongs",
  EPERM: "let this user read and write it",
  EROFS: "write to another folder, which CDKTF_OUTDIR names",
};

/** The message of an error of the file system that has a way to mend it; nothing of any other. */
exports.fileError = function fileError(error) {
  const fix = FIXES[error?.code];
  if (fix === undefined || error.syscall === undefined) return undefined;
  const file = error.path && path.relative("", error.path);
  // The message of Node's is "CODE: what is wrong, what was called".
  const wrong = error.message.replace(/^\w+: /, "").replace(/, \w+.*$/s, "");
  return `${file || "output"}: ${wrong} (${error.code}): ${fix}`;
};
