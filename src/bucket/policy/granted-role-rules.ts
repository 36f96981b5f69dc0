import { BackupRole } from "../../trust/backup-role";
import type { Problems } from "../../validation/problems";
import { isFilledList } from "../../validation/shape";
import type { BackupBucketOptions } from "../backup-bucket-props";
import {
  checkAdministratorsAreOthers,
  checkBucketPolicySize,
  checkPrefixes,
} from "./bucket-policy-rules";

/** Checks the roles that a bucket's policy lets in. */
export function checkRoles(
  problems: Problems,
  path: string,
  roles: unknown,
  options: BackupBucketOptions,
): void {
  if (roles === undefined)
    problems.add(path, "must be given", roles, "list the roles, at least one");
  if (!isFilledList(problems, path, roles, "list the roles, at least one"))
    return;
  const before = problems.count;
  roles.forEach((role, index) => {
    if (!(role instanceof BackupRole))
      problems.add(
        `${path}[${index}]`,
        "must be a BackupRole",
        role,
        "make one, and list it here",
      );
  });
  if (problems.count > before) return;
  const known = roles as readonly BackupRole[];
  checkPrefixes(
    problems,
    (index) => `${path}[${index}].prefix`,
    known.map((role) => role.prefix),
  );
  if (problems.count > 0) return;
  const { administrators } = options;
  checkAdministratorsAreOthers(
    problems,
    "administrators",
    administrators,
    known,
  );
  checkBucketPolicySize(problems, path, "aws", options, known);
}
