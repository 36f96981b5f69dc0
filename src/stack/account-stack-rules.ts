import { accountId } from "../aws/account-rules";
import type { Place } from "../aws/place";
import { PROVIDER } from "./provider-props";
import { region } from "../aws/region-rules";
import { type Partition, partitionOf, PARTITIONS } from "../aws/regions";
import { tags } from "../aws/tag-rules";
import { identityProvider } from "../trust/identity-provider-rules";
import { issuerOf } from "../trust/issuer";
import type { ProviderFacts } from "../trust/trust-size-rules";
import { choice } from "../validation/kinds";
import { andThen, isRight, required } from "../validation/prop";
import { rule } from "../validation/rules";
import type { Schema } from "../validation/schema";
import type { AccountStackProps } from "./account-stack-props";
import { stackAudiences, stackPartition } from "./stack-defaults";

const IN_PARTITION = rule(
  (partition: Partition) =>
    `must be in the partition ${JSON.stringify(partition)}`,
);

const partition = choice(PARTITIONS);

const regionOfPartition = andThen(
  region,
  (problems, path, value, beside = {}) => {
    const own = partitionOf(value as string);
    const asked = PARTITIONS.find((one) => one === beside["partition"]);
    if (asked !== undefined && asked !== own)
      problems.add(
        path,
        IN_PARTITION(asked),
        value,
        `choose a region of that partition, or write partition: ${JSON.stringify(own)}`,
      );
  },
);

/** Where a stack is, and whom its account knows GitHub by. */
export const ACCOUNT: Omit<Schema<AccountStackProps>, "state"> = {
  partition,
  region: required(regionOfPartition),
  accountId,
  ...PROVIDER,
  defaultTags: tags,
  identityProvider,
};

/** What the rules of what is in a stack need to know of the stack. */
export interface AccountFacts {
  readonly provider: Required<ProviderFacts>;
  /** Where the stack's buckets are. */
  readonly place: Place;
}

/** What there is to know of a stack, whose props may be wrong. */
export function accountFacts(props: AccountStackProps): AccountFacts {
  const isPlaced =
    props.region !== undefined &&
    (props.partition === undefined || isRight(partition, props.partition)) &&
    isRight(regionOfPartition, props.region, props);
  const known =
    props.identityProvider !== undefined &&
    isRight(identityProvider, props.identityProvider)
      ? props.identityProvider
      : undefined;
  const own = stackPartition(props);
  return {
    provider: {
      issuer: issuerOf(known?.github),
      audiences: stackAudiences({ ...props, identityProvider: known }),
      partition: own,
    },
    place: {
      partition: isPlaced ? own : undefined,
      region: props.region,
      accountId: props.accountId,
    },
  };
}
