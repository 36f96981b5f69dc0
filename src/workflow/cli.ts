import { appendFileSync, readFileSync } from "node:fs";
import { runWorkflow } from "./run-workflow";

void runWorkflow(process.argv.slice(2), {
  env: process.env,
  read: (file) => readFileSync(file, "utf8"),
  append: (file, text) => appendFileSync(file, text),
}).then(({ code, said }) => {
  (code === 0 ? process.stdout : process.stderr).write(`${said}\n`);
  process.exitCode = code;
});
