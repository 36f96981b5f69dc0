import { text } from "../validation/kinds";
import { checkDiffer } from "../validation/list";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { matching, without } from "../validation/text-rule";
import { isKnownText, isRecord } from "../validation/values";
import { restoreRoleId } from "./roles-of-job";

const OTHER_NAME = rule(
  (earlier: string) =>
    `must differ from every other job's, as ${earlier} has it already`,
);
const OTHER_ROLE = rule(
  (earlier: string) =>
    `must differ from every other role's in more than case, as ${earlier} has it already`,
);
const OTHER_THAN_RESTORE_ROLE = rule(
  (restore: string) =>
    `must not be the name in Terraform addresses of the role that restores, which ${restore} makes`,
);
const FIX = "choose another name";

/** The name of a backup job. */
export const jobName = text(
  matching(
    /^[a-z](?:-?[a-z0-9])*$/,
    "must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses",
    (name) => `write ${JSON.stringify(mended(name))}`,
  ),
  without(
    /^constructor$/,
    "must not be a name that CDKTF takes for one of its own",
    "choose another name",
  ),
);

/** Checks that no two jobs, and no two roles of jobs, have the same name. */
export function checkNamesDiffer(
  problems: Problems,
  path: string,
  all: readonly unknown[],
): void {
  const jobs = all.map((job) => (isRecord(job) ? job : {}));
  const pathOf = (index: number) => `${path}[${index}].name`;
  const names = jobs.map(({ name }) => name);
  checkDiffer(problems, names, pathOf, { rule: OTHER_NAME, fix: FIX });
  names.forEach((name, index) => {
    const restored = jobs.findIndex(
      (other) =>
        other["restore"] !== undefined &&
        isKnownText(other["name"]) &&
        restoreRoleId(other["name"]) === name,
    );
    if (restored >= 0)
      problems.add(
        pathOf(index),
        OTHER_THAN_RESTORE_ROLE(`${path}[${restored}].restore`),
        name,
        FIX,
      );
  });
  const roles = jobs.flatMap(({ roleName, restore }, index) => [
    { at: `${path}[${index}].roleName`, name: roleName },
    {
      at: `${path}[${index}].restore.roleName`,
      name: isRecord(restore) ? restore["roleName"] : undefined,
    },
  ]);
  checkDiffer(
    problems,
    roles.map(({ name }) => name),
    (index) => roles[index]?.at ?? "",
    {
      rule: OTHER_ROLE,
      fix: FIX,
      normalize: (name) => name.toLowerCase(),
    },
  );
}

/** A name with the same words that can be part of an address. */
function mended(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const joined = words.join("-");
  return /^[a-z]/.test(joined) ? joined : `job-${joined}`.replace(/-$/, "-1");
}
