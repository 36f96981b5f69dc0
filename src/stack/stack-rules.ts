import { checkAlarm } from "../alarm/alarm-rules";
import { stackAlarm } from "../alarm/alarm-schema";
import { checkTagsTogether } from "../aws/tag-rules";
import { checkBackupBucket } from "../bucket/bucket-rules";
import type { BackupBucketOptions } from "../bucket/backup-bucket-props";
import { stateBackend } from "../state/state-rules";
import { addLeftOver } from "../validation/left-over";
import { Problems } from "../validation/problems";
import { required } from "../validation/prop";
import { rule } from "../validation/rules";
import { checkProps, type Schema } from "../validation/schema";
import {
  ACCOUNT,
  type AccountFacts,
  accountFacts,
} from "./account-stack-rules";
import { adopt } from "./adopt/adopt-rules";
import { databaseRegion } from "./database-region";
import { jobs } from "./job-rules";
import type { PostgresBackupStackProps } from "./postgres-backup-stack-props";
import { checkNeighbours } from "./neighbour-rules";
import { namesTaken, type TakenNames } from "./taken-names";
import { watched } from "./watched";

/** What each prop of a stack must be. */
export function stackProps(
  id: string,
  facts: AccountFacts,
): Schema<PostgresBackupStackProps> {
  return {
    ...ACCOUNT,
    databaseRegion,
    adopt,
    bucket: required({
      check(problems, path, value, beside = {}) {
        checkBackupBucket(problems, path, value, facts.place);
        checkTagsTogether(
          problems,
          `${path}.tags`,
          beside["defaultTags"],
          (value as BackupBucketOptions | null)?.tags,
        );
      },
    }),
    backups: required(jobs(facts)),
    alarm: stackAlarm(facts.place),
    state: stateBackend(id),
  };
}

/**
 * Checks everything that a stack is given, before any of it is placed.
 *
 * @throws InvalidPropsError with every broken rule
 */
export function checkStack(
  id: string,
  props: PostgresBackupStackProps,
  others: readonly TakenNames[],
): void {
  const problems = new Problems();
  addLeftOver(problems, "id", id);
  checkProps(problems, "", props, stackProps(id, accountFacts(props ?? {})));
  if (problems.count === 0) checkAlarm(problems, watched(props));
  if (problems.count === 0) {
    const own = namesTaken(id, props);
    checkStateBucket(problems, props, own);
    checkNeighbours(problems, own, others);
  }
  problems.throwIfAny(id);
}

const OTHER_BUCKET = rule(
  (made: string) =>
    `must be another bucket than the stack's own, as ${made} is, which is not there before the state is`,
);

function checkStateBucket(
  problems: Problems,
  { state }: PostgresBackupStackProps,
  { buckets }: TakenNames,
): void {
  if (state?.type !== "s3" || state.endpoints?.s3 !== undefined) return;
  const made = buckets.find(({ name }) => name === state.bucket);
  if (made !== undefined)
    problems.add(
      "state.bucket",
      OTHER_BUCKET(made.prop),
      state.bucket,
      "keep the state in a bucket that exists",
    );
}
