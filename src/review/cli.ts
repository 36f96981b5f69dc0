import { readFileSync } from "node:fs";
import { runReview } from "./run-review";

const { code, stdout, stderr } = runReview(process.argv.slice(2), (name) =>
  readFileSync(name === "-" ? 0 : name, "utf8"),
);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
