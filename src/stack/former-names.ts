import { checkDiffer, list } from "../validation/list";
import type { Problems } from "../validation/problems";
import type { Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { isKnownText, isRecord } from "../validation/values";
import type { Move } from "../terraform/move";
import { jobName } from "./job-name-rules";
import type { BackupJob } from "./postgres-backup-stack-props";
import { restoreRoleId } from "./roles-of-job";

const ONCE = rule(
  (earlier: string) =>
    `must be a name that no other job had, as ${earlier} says`,
);
const GONE = rule(
  (holder: string) =>
    `must be a name that no role has in Terraform addresses any more, as one of ${holder} has`,
);
const FIX = "write the names that this job had before, the oldest first";

const several = list(jobName, { fix: FIX });

/** The names that a job had before, or the one. */
export const formerName: Prop = {
  check(problems, path, value, beside) {
    const of = Array.isArray(value) ? several : jobName;
    of.check(problems, path, value, beside);
  },
};

/** Checks that a role can be moved from each former name: that nothing has it now, and that it moves to one place. */
export function checkFormerNames(
  problems: Problems,
  path: string,
  all: readonly unknown[],
): void {
  const jobs = all.map((job) => (isRecord(job) ? job : {}));
  const holders = new Map(
    jobs.flatMap(({ name, restore }, index) =>
      isKnownText(name)
        ? idsOf(name, restore).map((id) => [id, `${path}[${index}]`] as const)
        : [],
    ),
  );
  const former = jobs.flatMap(({ formerName: names, restore }, index) =>
    [names].flat().map((name, place) => ({
      name,
      restore,
      at: `${path}[${index}].formerName${Array.isArray(names) ? `[${place}]` : ""}`,
    })),
  );
  checkDiffer(
    problems,
    former.map(({ name }) => name),
    (index) => former[index]?.at ?? "",
    { rule: ONCE, fix: FIX },
  );
  for (const { name, restore, at } of former) {
    if (!isKnownText(name)) continue;
    const holder = idsOf(name, restore).flatMap((id) => holders.get(id) ?? []);
    if (holder[0] !== undefined) problems.add(at, GONE(holder[0]), name, FIX);
  }
}

/** What the roles of a job are called in addresses. */
function idsOf(name: string, restore: unknown): readonly string[] {
  return restore === undefined ? [name] : [name, restoreRoleId(name)];
}

/** The addresses of a job's roles, and of the policy of the one that restores. */
function addressesOf(name: string, { restore }: BackupJob): readonly string[] {
  const role = `aws_iam_role.${name}`;
  const restoring = restoreRoleId(name);
  return restore === undefined
    ? [role]
    : [role, `aws_iam_role.${restoring}`, `aws_iam_role_policy.${restoring}`];
}

/** From each of its former names a job's roles move to the next one, and in the end to its own. */
export function movesOf(jobs: readonly BackupJob[]): readonly Move[] {
  return jobs.flatMap((job) => {
    const names = [...[job.formerName ?? []].flat(), job.name];
    return names.slice(1).flatMap((name, index) => {
      const to = addressesOf(name, job);
      const from = addressesOf(names[index] as string, job);
      return to.map((address, at) => ({
        from: from[at] as string,
        to: address,
      }));
    });
  });
}
