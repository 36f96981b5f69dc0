import { BackupRole } from "../../trust/backup-role";
import { RestoreRole } from "../../trust/restore-role";
import { addOther } from "../../trust/same-copy-rules";
import type { Problems } from "../../validation/problems";
import { list } from "../../validation/list";
import { addMissing, type Prop } from "../../validation/prop";
import { rule, type Rule } from "../../validation/rules";
import type { BackupBucketOptions } from "../backup-bucket-props";
import {
  checkBucketWithJobs,
  checkBucketPolicySize,
  checkPrefixes,
} from "./bucket-policy-rules";

const FIX = "list the roles, at least one";
const BACKUP_ROLE = rule("must be a BackupRole");
const RESTORE_ROLE = rule("must be a RestoreRole");
const FOLDER_OF_JOB = rule(
  "must be that of one of `roles`, or left out as theirs is",
);

const ROLES = rolesOf(BackupRole, BACKUP_ROLE);
const RESTORE_ROLES = rolesOf(RestoreRole, RESTORE_ROLE);

function rolesOf(kind: abstract new (...args: never[]) => object, must: Rule) {
  const role: Prop = {
    check(problems, path, value) {
      if (!(value instanceof kind))
        addOther(problems, path, value, {
          name: kind.name,
          must,
          fix: "make one, and list it here",
        });
    },
  };
  return list(role, { fix: FIX });
}

/** Checks the roles that a bucket's policy lets in, and those that the bucket lets read. */
export function checkRoles(
  problems: Problems,
  roles: unknown,
  restoreRoles: unknown = [],
  options: BackupBucketOptions,
): void {
  const path = "roles";
  const before = problems.count;
  if (roles === undefined) addMissing(problems, path, FIX);
  else ROLES.check(problems, path, roles);
  if (!Array.isArray(restoreRoles) || restoreRoles.length > 0)
    RESTORE_ROLES.check(problems, "restoreRoles", restoreRoles);
  if (problems.count > before) return;
  const known = roles as readonly BackupRole[];
  const restoring = restoreRoles as readonly RestoreRole[];
  const prefixes = known.map((role) => role.prefix);
  checkPrefixes(problems, (index) => `${path}[${index}].prefix`, prefixes);
  restoring.forEach(({ prefix }, index) => {
    if (!prefixes.includes(prefix))
      problems.add(
        `restoreRoles[${index}].prefix`,
        FOLDER_OF_JOB,
        prefix,
        "give both roles of a job the same",
      );
  });
  if (problems.count > 0) return;
  const all = [
    ...known.map((role, index) => ({
      path: `${path}[${index}]`,
      pathAndName: role.pathAndName,
      folder: role,
    })),
    ...restoring.map((role, index) => ({
      path: `restoreRoles[${index}]`,
      pathAndName: role.pathAndName,
      folder: role,
      restores: true as const,
    })),
  ];
  checkBucketWithJobs(problems, "", options, all);
  checkBucketPolicySize(problems, path, "aws", options, all);
}
