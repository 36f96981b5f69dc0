import { DIFFERENT_POLICIES, type JudgedStack } from "../judged-stacks";
import type { Refusal } from "../refusals";
import { ownBackup, ownList, READ_WRITE_DELETE } from "./requests";

const FOLDERS = ["several jobs", "everything on"] as const;

/** The first job's folder, without the slash. */
const own = ({ jobs: [{ folder }] }: JudgedStack) => folder.slice(0, -1);
const another = ({ jobs }: JudgedStack) => jobs[2]?.folder ?? "";

const OTHER_OBJECTS: Record<string, (stack: JudgedStack) => string> = {
  "another job's backup": (judged) => `${another(judged)}b.gz`,
  "a backup in a folder whose name starts with the own": (judged) =>
    `${own(judged)}-2/b.gz`,
  "a backup outside all folders": () => "b.gz",
  "an object outside that is called as the folder": own,
};

const OTHER_LISTS: Record<string, (stack: JudgedStack) => string | undefined> =
  {
    "the whole bucket": () => "",
    "backups without saying which": () => undefined,
    "another job's folder": another,
    "what starts with the folder's name": own,
    "a folder whose name starts with the own": (judged) => `${own(judged)}-2/`,
  };

/** A job outside its folder. */
export const OTHER_FOLDERS: readonly Refusal[] = [
  ...Object.entries(READ_WRITE_DELETE).flatMap(([doing, action]): Refusal[] => [
    ...Object.entries(OTHER_OBJECTS).map(([what, key]): Refusal => ({
      name: `${doing} ${what}`,
      stacks: FOLDERS,
      letIn: (judged) => ownBackup(action, judged),
      change: (judged) => ({ resource: `${judged.bucket}/${key(judged)}` }),
      unmet: ["resource"],
    })),
    {
      name: `${doing} a backup by a role without the tag that names its folder`,
      stacks: FOLDERS,
      letIn: (judged) => ownBackup(action, judged),
      change: { principalTags: {} },
      unmet: ["resource"],
    },
    {
      name: `${doing} what is in a bucket whose name starts the same`,
      stacks: DIFFERENT_POLICIES,
      letIn: (judged) => ownBackup(action, judged),
      change: ({ bucket, jobs: [{ folder }] }) => ({
        resource: `${bucket}-2/${folder}b.gz`,
      }),
      unmet: ["resource"],
    },
  ]),
  ...Object.entries(OTHER_LISTS).map(([what, prefix]): Refusal => ({
    name: `listing ${what}`,
    stacks: FOLDERS,
    letIn: ownList,
    change: (judged) => ({
      contextVariables: { "s3:prefix": prefix(judged) },
    }),
    unmet: ["s3:prefix"],
  })),
  {
    name: "listing a folder by a role without the tag that names it",
    stacks: FOLDERS,
    letIn: ownList,
    change: { principalTags: {} },
    unmet: ["s3:prefix"],
  },
];
