import { appendFileSync, readFileSync } from "node:fs";
import { runCommand } from "./run-command";

void runCommand(process.argv.slice(2), {
  env: process.env,
  read: (file) => readFileSync(file === "-" ? 0 : file, "utf8"),
  append: (file, text) => appendFileSync(file, text),
}).then(({ code, stdout, stderr }) => {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
});
