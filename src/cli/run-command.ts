import { WrongArguments } from "./arguments";
import type { Machine } from "../workflow/machine";
import type { Outcome } from "./command";
import { ADOPT } from "./adopt-command";
import { LEAVE } from "./leave-command";
import { REVIEW } from "./review-command";
import { WORKFLOW } from "./workflow-command";

/** The commands of the package, by name. */
export const COMMANDS = {
  review: REVIEW,
  adopt: ADOPT,
  leave: LEAVE,
  workflow: WORKFLOW,
};

const USAGE = `usage: postgres-backups <command> [<arguments>]
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}\n`)
  .join("")}help with a command: postgres-backups <command> --help
In a checkout of the project the commands are npm scripts: npm run review -- <arguments>
`;

const HELP = ["--help", "-h"];

/** Runs a command of the package. */
export async function runCommand(
  [name = "", ...args]: readonly string[],
  machine: Machine,
): Promise<Outcome> {
  if (HELP.includes(name)) return help(USAGE);
  if (!Object.hasOwn(COMMANDS, name))
    return wrong(name && `${JSON.stringify(name)} is no command`, USAGE);
  const command = COMMANDS[name as keyof typeof COMMANDS];
  if (args.some((argument) => HELP.includes(argument)))
    return help(command.usage);
  try {
    return await command.run(args, machine);
  } catch (error) {
    if (!(error instanceof WrongArguments)) throw error;
    return wrong(error.message, command.usage);
  }
}

function help(usage: string): Outcome {
  return { code: 0, stdout: usage, stderr: "" };
}

function wrong(message: string, usage: string): Outcome {
  return {
    code: 1,
    stdout: "",
    stderr: message ? `${message}\n${usage}` : usage,
  };
}
