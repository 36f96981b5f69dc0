import type { AccountStackProps } from "./account-stack-props";
import { type Partition, partitionOf, stsAudience } from "../aws/regions";

/** The partition that a stack is in: its region's, or the one that it says where only Terraform knows the region. */
export function stackPartition({
  region,
  partition,
}: AccountStackProps): Partition {
  return partitionOf(region) ?? partition ?? "aws";
}

/** The audiences that a stack's identity provider accepts. */
export function stackAudiences(props: AccountStackProps): readonly string[] {
  return (
    props.identityProvider?.audiences ?? [stsAudience(stackPartition(props))]
  );
}
