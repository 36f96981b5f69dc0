import type { AccountStackProps } from "./account-stack-props";
import { checkAccountId } from "../aws/account-rules";
import { partitionOf, PARTITIONS, regionFix } from "../aws/regions";
import { checkTags } from "../aws/tag-rules";
import type { Place } from "../aws/place";
import { stackAudiences, stackPartition } from "./stack-defaults";
import { checkIdentityProvider } from "../trust/github-identity-provider";
import { issuerOf } from "../trust/issuer";
import type { ProviderFacts } from "../trust/trust-size-rules";
import type { Problems } from "../validation/problems";
import { checkChoice, isText } from "../validation/shape";

/** What the rules of what is in a stack need to know of the stack. */
export interface CheckedAccount {
  readonly provider: Required<ProviderFacts>;
  /** Where the stack's buckets are. */
  readonly place: Place;
}

/** Checks where a stack is, and whom its account knows GitHub by. */
export function checkAccountStack(
  problems: Problems,
  props: AccountStackProps,
): CheckedAccount {
  const unplaced = problems.count;
  checkRegion(problems, props);
  const placed = problems.count === unplaced && props.region !== undefined;
  checkAccountId(problems, "accountId", props.accountId);
  checkTags(problems, "defaultTags", props.defaultTags);
  const before = problems.count;
  checkIdentityProvider(problems, "identityProvider", props.identityProvider);
  const identityProvider =
    problems.count > before ? undefined : props.identityProvider;
  const partition = stackPartition(props);
  return {
    provider: {
      issuer: issuerOf(identityProvider?.github),
      audiences: stackAudiences({ ...props, identityProvider }),
      partition,
    },
    place: {
      partition: placed ? partition : undefined,
      region: props.region,
      accountId: props.accountId,
    },
  };
}

function checkRegion(
  problems: Problems,
  { region, partition }: AccountStackProps,
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
