import { BackupRole } from "../../trust/backup-role";
import type { Problems } from "../../validation/problems";
import { list } from "../../validation/list";
import { addMissing } from "../../validation/prop";
import { rule } from "../../validation/rules";
import type { BackupBucketOptions } from "../backup-bucket-props";
import {
  checkBucketWithJobs,
  checkBucketPolicySize,
  checkPrefixes,
} from "./bucket-policy-rules";

const FIX = "list the roles, at least one";
const ROLE = rule("must be a BackupRole");

const ROLES = list(
  {
    check(problems, path, role) {
      if (!(role instanceof BackupRole))
        problems.add(path, ROLE, role, "make one, and list it here");
    },
  },
  { fix: FIX },
);

/** Checks the roles that a bucket's policy lets in. */
export function checkRoles(
  problems: Problems,
  path: string,
  roles: unknown,
  options: BackupBucketOptions,
): void {
  const before = problems.count;
  if (roles === undefined) addMissing(problems, path, FIX);
  else ROLES.check(problems, path, roles);
  if (problems.count > before) return;
  const known = roles as readonly BackupRole[];
  checkPrefixes(
    problems,
    (index) => `${path}[${index}].prefix`,
    known.map((role) => role.prefix),
  );
  if (problems.count > 0) return;
  checkBucketWithJobs(problems, "", options, known);
  checkBucketPolicySize(problems, path, "aws", options, known);
}
