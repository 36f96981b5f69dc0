import { CannotLeave, leave } from "../leave/leave";
import { argumentsOf, WrongArguments } from "./arguments";
import type { Command } from "./command";
import { printed } from "./printed";

/** Where the folders go unless somebody says more. */
const USUAL_OUTPUT = "terraform";

export const LEAVE: Command = {
  summary: "write folders that need nothing but Terraform",
  usage: `usage: postgres-backups leave <folder> [--output <folder>]
  <folder>: what \`cdktf synth --hcl --output <folder>\` has written, beside cdktf.out
  --output: where each stack gets a folder of its own, ${USUAL_OUTPUT} unless it is given
exit status: 0 written; 1 nothing written
`,
  run(args) {
    const { files, options } = argumentsOf(args, "output");
    const [from] = files;
    if (from === undefined || files.length > 1)
      throw new WrongArguments(`one folder is needed, not ${files.length}`);
    return printed(CannotLeave, () =>
      leave(from, options.output ?? USUAL_OUTPUT)
        .map((folder) => `${folder}: README.md there says how to go on\n`)
        .join(""),
    );
  },
};
