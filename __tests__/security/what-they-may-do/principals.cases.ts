import { ACCOUNT_ID } from "../../support/rendered-policy";
import {
  type Asker,
  DIFFERENT_POLICIES,
  type JudgedStack,
  STRANGERS,
} from "../judged-stacks";
import type { Refusal } from "../refusals";
import { ownBackup, ownList } from "./requests";

const LOOK_ALIKES: Record<string, (role: string) => string> = {
  "a role of the same name in another account": (role) =>
    role.replace(ACCOUNT_ID, "999999999999"),
  "a role whose name starts the same": (role) => `${role}-other`,
  "a user of the role's name": (role) => role.replace(":role/", ":user/"),
};

/** Only roles and users have tags: without, the folder would not fit either. */
const UNTAGGED = ["a service", "somebody who is not signed in"];

function refusalsOf(
  who: string,
  change: (stack: JudgedStack) => Asker,
): Refusal[] {
  const common = {
    stacks: DIFFERENT_POLICIES.filter(
      (name) =>
        !UNTAGGED.includes(who) ||
        !["several jobs", "everything on"].includes(name),
    ),
    change,
    unmet: ["principal"],
  };
  return [
    {
      ...common,
      name: `reading a backup by ${who}`,
      letIn: (judged) => ownBackup("s3:GetObject", judged),
    },
    { ...common, name: `listing backups by ${who}`, letIn: ownList },
  ];
}

/** Others than the jobs' roles, even where they have a job's tags. */
export const OTHER_PRINCIPALS: readonly Refusal[] = [
  ...Object.entries(STRANGERS).flatMap(([who, asker]) =>
    refusalsOf(who, () => asker),
  ),
  ...Object.entries(LOOK_ALIKES).flatMap(([who, principal]) =>
    refusalsOf(who, ({ jobs: [{ role }] }) => ({
      principal: principal(role.principal),
    })),
  ),
];
