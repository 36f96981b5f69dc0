import { checkAccountStack } from "./account-stack-rules";
import { checkTagsTogether } from "../aws/tag-rules";
import { checkBackupBucket } from "../bucket/bucket-rules";
import { checkDatabaseRegion } from "./database-region";
import { checkJobs } from "./job-rules";
import { checkNeighbours, namesTaken, type TakenNames } from "./taken-names";
import type { PostgresBackupStackProps } from "./postgres-backup-stack-props";
import { stateBackend } from "../state/state-rules";
import { Problems } from "../validation/problems";
import { checkObject, type Shape } from "../validation/shape";

/** The props of a stack. */
export const STACK: Shape<PostgresBackupStackProps> = {
  region: true,
  bucket: true,
  backups: true,
  accountId: false,
  partition: false,
  databaseRegion: false,
  defaultTags: false,
  identityProvider: false,
  state: false,
};

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
  if (checkObject<PostgresBackupStackProps>(problems, "", props, STACK)) {
    const { provider, place } = checkAccountStack(problems, props);
    checkDatabaseRegion(problems, "databaseRegion", props.databaseRegion);
    if (props.bucket !== undefined)
      checkBackupBucket(problems, "bucket", props.bucket, place);
    checkTagsTogether(
      problems,
      "bucket.tags",
      props.defaultTags,
      props.bucket?.tags,
    );
    checkJobs(problems, props, provider);
    if (props.state !== undefined)
      stateBackend(id).check(problems, "state", props.state);
  }
  if (problems.count === 0) {
    const own = namesTaken(id, props);
    checkStateBucket(problems, props, own);
    checkNeighbours(problems, own, others);
  }
  problems.throwIfAny(id);
}

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
      `must be another bucket than the stack's own, as ${made.prop} is, which is not there before the state is`,
      state.bucket,
      "keep the state in a bucket that exists",
    );
}
