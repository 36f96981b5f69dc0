import { describeFound } from "../discover/describe";
import { mainTs } from "../discover/main-ts";
import { awsCli, CannotRead, readAccount } from "../discover/read-account";
import { argumentsOf, WrongArguments } from "./arguments";
import type { Command } from "./command";
import { printed } from "./printed";

export const ADOPT: Command = {
  summary: "print the main.ts that takes over a bucket and a role",
  usage: `usage: postgres-backups adopt --bucket <name> --role <name> [--library <module>]
  reads what is there by the AWS CLI, with your credentials, and writes nothing in AWS
  --library: where main.ts imports from, cdktf-postgres-backups unless it is given
exit status: 0 printed; 1 can't be read
`,
  run(args) {
    const { files, options } = argumentsOf(args, "bucket", "role", "library");
    const { bucket, role, library = "cdktf-postgres-backups" } = options;
    if (bucket === undefined || role === undefined || files.length > 0)
      throw new WrongArguments(
        "options '--bucket' and '--role' are needed, and nothing else",
      );
    return printed(CannotRead, () =>
      mainTs(describeFound(readAccount(awsCli, bucket, role)), library),
    );
  },
};
