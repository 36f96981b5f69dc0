"use strict";
// Keeps bundles from one run to the next. Each is one file, so that a bundle never meets the compiled code of another:
// V8 takes compiled code for any source of the same length.
const { Buffer } = require("node:buffer");
const { createHash, randomUUID } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const v8 = require("node:v8");

const HASH_BYTES = 32;
const hash = (content) => createHash("sha256").update(content).digest();

/** What is kept in a file; nothing if it was never kept, or is not, to the byte, what this user has kept. */
function read(file) {
  let content;
  try {
    content = readOwn(file);
  } catch {
    return undefined; // never kept, or not to be read
  }
  const kept = content?.subarray(HASH_BYTES);
  return kept && hash(kept).equals(content.subarray(0, HASH_BYTES))
    ? v8.deserialize(kept)
    : undefined;
}

/** The content of a file that nobody else could have written. */
function readOwn(file) {
  const descriptor = fs.openSync(file, "r");
  try {
    const { uid, mode } = fs.fstatSync(descriptor);
    const isOwn =
      process.getuid === undefined ||
      (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn ? fs.readFileSync(descriptor) : undefined;
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * Keeps something in a file, whole or not at all. Runs at the same time, in other containers as well, don't meet. Where
 * nothing can be written, on a full disk or in a checkout of somebody else's, each run makes its own.
 */
function write(file, value) {
  const kept = v8.serialize(value);
  const part = `${file}.${randomUUID()}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(part, Buffer.concat([hash(kept), kept]), {
      flag: "wx",
      mode: 0o600,
    });
    fs.renameSync(part, file);
  } catch {
    removeIfThere(part);
  }
}

function removeIfThere(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // Where it can't be removed, it could not be written.
  }
}

module.exports = { read, write };
