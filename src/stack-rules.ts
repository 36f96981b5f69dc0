import { checkAccountId } from "./aws/account-rules";
import { partitionOf, PARTITIONS, regionFix } from "./aws/regions";
import { checkTags, checkTagsTogether } from "./aws/tag-rules";
import { checkBackupBucket } from "./bucket/bucket-rules";
import { checkDatabaseRegion } from "./database-region";
import { checkJobs } from "./job-rules";
import { checkNeighbours, type Claimed, claimed } from "./neighbour-rules";
import type { PostgresBackupStackProps } from "./postgres-backup-stack";
import { checkIdentityProvider } from "./trust/github-identity-provider";
import { issuerOf } from "./trust/issuer";
import type { ProviderFacts } from "./trust/trust-size-rules";
import { Problems } from "./validation/problems";
import { checkStateBackend } from "./state/state-rules";
import { stackAudiences, stackPartition } from "./stack-defaults";
import {
  checkChoice,
  checkObject,
  isText,
  type Shape,
} from "./validation/shape";

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
  others: readonly Claimed[],
): void {
  const problems = new Problems();
  if (checkObject<PostgresBackupStackProps>(problems, "", props, STACK)) {
    const unplaced = problems.count;
    checkRegion(problems, props);
    const placed = problems.count === unplaced && props.region !== undefined;
    checkAccountId(problems, "accountId", props.accountId);
    checkDatabaseRegion(problems, "databaseRegion", props.databaseRegion);
    checkTags(problems, "defaultTags", props.defaultTags);
    const before = problems.count;
    checkIdentityProvider(problems, "identityProvider", props.identityProvider);
    const partition = stackPartition(props);
    const identityProvider =
      problems.count > before ? undefined : props.identityProvider;
    const provider: Required<ProviderFacts> = {
      issuer: issuerOf(identityProvider?.github),
      audiences: stackAudiences({ ...props, identityProvider }),
      partition,
    };
    if (props.bucket !== undefined)
      checkBackupBucket(problems, "bucket", props.bucket, {
        partition: placed ? partition : undefined,
        region: props.region,
        accountId: props.accountId,
      });
    checkTagsTogether(
      problems,
      "bucket.tags",
      props.defaultTags,
      props.bucket?.tags,
    );
    checkJobs(problems, props, provider);
    checkStateBackend(problems, "state", props.state, id);
  }
  if (problems.count === 0) {
    const own = claimed(id, props);
    checkStateBucket(problems, props, own);
    checkNeighbours(problems, own, others);
  }
  problems.throwIfAny(id);
}

function checkStateBucket(
  problems: Problems,
  { state }: PostgresBackupStackProps,
  { buckets }: Claimed,
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

function checkRegion(
  problems: Problems,
  { region, partition }: PostgresBackupStackProps,
): void {
  checkChoice(problems, "partition", partition, PARTITIONS);
  if (!isText(problems, "region", region)) return;
  const own = partitionOf(region);
  if (own === undefined)
    problems.add(
      "region",
      "must be a region of AWS",
      region,
      regionFix(region),
    );
  else if (
    partition !== undefined &&
    PARTITIONS.includes(partition) &&
    own !== partition
  )
    problems.add(
      "region",
      `must be in the partition ${JSON.stringify(partition)}`,
      region,
      `choose a region of that partition, or write partition: ${JSON.stringify(own)}`,
    );
}
