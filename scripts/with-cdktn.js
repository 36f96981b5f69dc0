"use strict";
// Runs tests on CDK Terrain, which goes on where CDKTF was archived: in a copy of the project where its packages stand under
// CDKTF's names. What follows goes to jest: the unit and security tests, unless it says more.
const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const VERSIONS = { cdktn: "0.24.0", provider: "25.7.0" };
const root = path.resolve(__dirname, "..");
const copy = fs.mkdtempSync(path.join(os.tmpdir(), "with-cdktn-"));
process.on("exit", () => fs.rmSync(copy, { recursive: true, force: true }));

for (const file of execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "-z"],
  { cwd: root, encoding: "utf8" },
).split("\0")) {
  const from = path.join(root, file);
  if (file !== "" && fs.existsSync(from))
    fs.cpSync(from, path.join(copy, file), { recursive: true });
}

const manifest = path.join(copy, "package.json");
const asPackage = JSON.parse(fs.readFileSync(manifest, "utf8"));
const { devDependencies } = asPackage;
delete asPackage.peerDependencies;
delete devDependencies.cdktf;
delete devDependencies["cdktf-cli"];
devDependencies.cdktn = VERSIONS.cdktn;
devDependencies["@cdktf/provider-aws"] =
  `npm:@cdktn/provider-aws@${VERSIONS.provider}`;
fs.writeFileSync(manifest, JSON.stringify(asPackage));
const options = "--ignore-scripts --no-audit --no-fund --legacy-peer-deps";
run("npm", ["install", ...options.split(" ")]);
// One copy under both names, as an app has that imports from `cdktn`.
fs.symlinkSync("cdktn", path.join(copy, "node_modules/cdktf"));

run("npx", ["tsc", "--noEmit"]);
const given = process.argv.slice(2);
run("npx", [
  "jest",
  ...(given.length > 0 ? given : ["--selectProjects", "unit", "security"]),
]);

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: copy, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
