import { appendFileSync, readFileSync } from "node:fs";
import { readText } from "../review/read-text";
import { runCommand } from "./run-command";

void runCommand(process.argv.slice(2), {
  env: process.env,
  read: (file) => readText(readFileSync(file === "-" ? 0 : file)),
  append: (file, text) => appendFileSync(file, text),
}).then(({ code, stdout, stderr }) => {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
});
