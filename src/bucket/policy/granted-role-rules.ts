import {
  checkCanWaitFor,
  type NewConstruct,
  pathOf,
} from "../../trust/other-stack-rules";
import { BackupRole } from "../../trust/backup-role";
import { RestoreRole } from "../../trust/restore-role";
import { addOther } from "../../trust/same-copy-rules";
import type { Problems } from "../../validation/problems";
import { list } from "../../validation/list";
import { addMissing, type Prop } from "../../validation/prop";
import { rule, type Rule } from "../../validation/rules";
import type { BackupBucketOptions } from "../backup-bucket-props";
import { bucketReadBy } from "../restore/let-restore";
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

const ONE_BUCKET = rule(
  (path: string, earlier: string) =>
    `must not be given to ${path} as well as to ${earlier}, since each would overwrite what the other lets it read`,
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

/** What is given as roles, and the bucket that they are given to. */
interface GrantedRoles {
  readonly roles: unknown;
  readonly restoreRoles: unknown;
  readonly options: BackupBucketOptions;
  readonly made: NewConstruct;
}

/** Checks the roles that a bucket's policy lets in, and those that the bucket lets read. */
export function checkRoles(
  problems: Problems,
  { roles, restoreRoles = [], options, made }: GrantedRoles,
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
  checkStacks(problems, known, restoring, made);
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

/** Checks that the bucket can wait for its roles, and that no other bucket lets them read as well. */
function checkStacks(
  problems: Problems,
  roles: readonly BackupRole[],
  restoreRoles: readonly RestoreRole[],
  made: NewConstruct,
): void {
  roles.forEach((role, index) =>
    checkCanWaitFor(problems, `roles[${index}]`, role, made),
  );
  restoreRoles.forEach((role, index) => {
    const path = `restoreRoles[${index}]`;
    checkCanWaitFor(problems, path, role, made);
    const earlier = bucketReadBy(role);
    if (earlier !== undefined)
      problems.add(
        path,
        ONE_BUCKET(pathOf(made), earlier.node.path),
        role.node.path,
        "make a role of its own for each bucket",
      );
  });
}
