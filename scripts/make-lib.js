"use strict";
// Makes the package's modules anew: those for CDKTF, and in a folder beside them the same for CDK Terrain, whose packages
// have other names and whatever else is the same.
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");
const lib = path.join(root, "lib");
const tsc = require.resolve("typescript/bin/tsc");

/** How CDK Terrain calls the packages that a module names in quotes. */
const RENAMED = [
  [/"cdktf"/g, '"cdktn"'],
  [/"@cdktf\/provider-aws(?=[/"])/g, '"@cdktn/provider-aws'],
];

fs.rmSync(lib, { recursive: true, force: true });
for (const project of ["tsconfig.lib.json", "tsconfig.lib-cdktn.json"])
  execFileSync(process.execPath, [tsc, "--project", project], {
    cwd: root,
    stdio: "inherit",
  });
const cdktn = path.join(lib, "cdktn");
for (const name of fs.readdirSync(cdktn, { recursive: true })) {
  if (!/\.(?:js|d\.ts)$/.test(name)) continue;
  const file = path.join(cdktn, name);
  const text = fs.readFileSync(file, "utf8");
  fs.writeFileSync(
    file,
    RENAMED.reduce((all, [was, is]) => all.replaceAll(was, is), text),
  );
}
