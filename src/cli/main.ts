import { appendFileSync, readFileSync } from "node:fs";
import { readText } from "../review/read-text";
import { runCommand } from "./run-command";

// Whoever reads may have gone, or the disk be full. A verdict is its exit code all the same, and no verdict is none.
process.stdout.on("error", ({ message }: Error) => {
  process.exitCode ||= 1;
  process.stderr.write(`the output can't be written: ${message}\n`);
});
process.stderr.on("error", () => {
  process.exitCode ||= 1;
});

void runCommand(process.argv.slice(2), {
  env: process.env,
  read: (file) => readText(readFileSync(file === "-" ? 0 : file)),
  append: (file, text) => appendFileSync(file, text),
}).then(({ code, stdout, stderr }) => {
  process.exitCode = code;
  process.stdout.write(stdout);
  process.stderr.write(stderr);
});
