import type { Claimed } from "../stack/neighbour-rules";
import { stackPartition } from "../stack/stack-defaults";
import { claimedState } from "../state/claimed-state";
import { issuerOf } from "../trust/issuer";
import type { DeploymentStackProps } from "./deployment-props";

/** What a stack for deployment takes for itself. */
export function deploymentClaimed(
  id: string,
  props: DeploymentStackProps,
): Claimed {
  const { accountId, identityProvider, state, stateBucket } = props;
  return {
    stackId: id,
    partition: stackPartition(props),
    accountId,
    buckets:
      stateBucket === undefined
        ? []
        : [{ prop: "stateBucket.name", name: stateBucket.name }],
    createdIssuer:
      identityProvider?.source === "existing"
        ? undefined
        : issuerOf(identityProvider?.github).hostPath,
    roles: (["planner", "deployer"] as const).map((role) => ({
      prop: `${role}.roleName`,
      name: props[role].roleName,
    })),
    state: claimedState(state ?? { type: "local" }, id),
  };
}
