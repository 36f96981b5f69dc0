import type { Place } from "../aws/place";
import { checkCanWaitFor, type NewConstruct } from "../trust/other-stack-rules";
import { WorkflowRole } from "../trust/workflow-role";
import { list } from "../validation/list";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { checkIsObject, checkProps, type Schema } from "../validation/schema";
import { alwaysOn } from "./bucket-rules";
import { administrators, ADMINISTRATORS } from "./features/administrators";
import { ALLOW_DESTROY } from "./features/allow-destroy";
import { name, NAME } from "./features/name";
import { TAGS } from "./features/tags";
import { RETENTION } from "./lifecycle/retention-rules";
import type {
  StateBucketOptions,
  StateBucketProps,
} from "./state-bucket-props";

/** What each prop of a bucket for states must be, as a stack takes them. */
export const STATE_BUCKET: Schema<StateBucketOptions> = {
  ...NAME,
  ...TAGS,
  recoverableDays: RETENTION.recoverableDays,
  ...ADMINISTRATORS,
  ...ALLOW_DESTROY,
};

const FIX = 'write { name: "octo-org-terraform-state" }';
const ROLE = rule("must be a role that workflows assume");

const USERS = list(
  {
    check(problems, path, role) {
      if (!(role instanceof WorkflowRole))
        problems.add(path, ROLE, role, "make one, and list it here");
    },
  },
  { fix: "list the roles, or leave the prop out" },
);

/** Checks the props of a bucket for states. */
export function checkStateBucket(
  problems: Problems,
  path: string,
  options: unknown,
  place: Place,
): void {
  checkProps<StateBucketOptions>(problems, path, options, STATE_BUCKET, {
    fix: FIX,
    fixOfUnknown: alwaysOn,
    also: (_, __, value) => {
      name.check?.(problems, path, value, place);
      administrators.check?.(problems, path, value, place);
    },
  });
}

/** Checks the props of a bucket for states in whatever stack. */
export function checkStandaloneStateBucket(
  problems: Problems,
  props: StateBucketProps,
  made: NewConstruct,
): void {
  if (!checkIsObject(problems, "", props, FIX)) return;
  const { users, ...options } = props;
  checkStateBucket(problems, "", options, {});
  if (users === undefined) return;
  const before = problems.count;
  USERS.check(problems, "users", users);
  if (problems.count === before)
    users.forEach((role, index) =>
      checkCanWaitFor(problems, `users[${index}]`, role, made),
    );
}
