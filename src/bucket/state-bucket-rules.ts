import { checkTags } from "../aws/tag-rules";
import { checkBucketName } from "./bucket-name-rules";
import type { Place } from "../aws/place";
import { ALWAYS_ON } from "./bucket-rules";
import { checkAdministrators } from "./policy/administrator-rules";
import { WorkflowRole } from "../trust/workflow-role";
import type { Problems } from "../validation/problems";
import {
  at,
  checkDays,
  checkFlag,
  checkObject,
  isFilledList,
  isObject,
  type Shape,
} from "../validation/shape";
import type {
  StateBucketOptions,
  StateBucketProps,
} from "./state-bucket-props";

/** The props of a bucket for states, as a stack takes them. */
export const STATE_BUCKET: Shape<StateBucketOptions> = {
  name: true,
  tags: false,
  recoverableDays: false,
  administrators: false,
  dangerouslyAllowDestroy: false,
};

const FIX = 'write { name: "octo-org-terraform-state" }';

/** Checks the props of a bucket for states. */
export function checkStateBucket(
  problems: Problems,
  path: string,
  options: unknown,
  place: Place,
): void {
  if (
    !checkObject<StateBucketOptions>(
      problems,
      path,
      options,
      STATE_BUCKET,
      FIX,
      (key) => (Object.hasOwn(ALWAYS_ON, key) ? ALWAYS_ON[key] : undefined),
    )
  )
    return;
  const where = (key: keyof StateBucketOptions) => at(path, key);
  checkBucketName(problems, where("name"), options.name);
  checkTags(problems, where("tags"), options.tags);
  checkDays(problems, where("recoverableDays"), options.recoverableDays);
  checkAdministrators(
    problems,
    where("administrators"),
    options.administrators,
    place,
  );
  checkFlag(
    problems,
    where("dangerouslyAllowDestroy"),
    options.dangerouslyAllowDestroy,
  );
}

/** Checks the props of a bucket for states in whatever stack. */
export function checkStandaloneStateBucket(
  problems: Problems,
  props: StateBucketProps,
): void {
  if (!isObject(problems, "", props, FIX)) return;
  const { users, ...options } = props;
  checkStateBucket(problems, "", options, {});
  const fix = "list the roles, or leave the prop out";
  if (!isFilledList(problems, "users", users, fix)) return;
  users.forEach((role: unknown, index) => {
    if (!(role instanceof WorkflowRole))
      problems.add(
        `users[${index}]`,
        "must be a role that workflows assume",
        role,
        "make one, and list it here",
      );
  });
}
