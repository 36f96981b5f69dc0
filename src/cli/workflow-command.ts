import { runWorkflow, USAGE } from "../workflow/run-workflow";
import { argumentsOf } from "./arguments";
import type { Command } from "./command";

export const WORKFLOW: Command = {
  summary: "what the workflows do beyond Terraform",
  usage: `${USAGE}\n`,
  async run(args, machine) {
    const { code, said } = await runWorkflow(argumentsOf(args).files, machine);
    const line = `${said}\n`;
    return code === 0
      ? { code, stdout: line, stderr: "" }
      : { code, stdout: "", stderr: line };
  },
};
