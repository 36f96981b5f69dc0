import type { TakenNames } from "../stack/taken-names";
import { stackPartition } from "../stack/stack-defaults";
import { takenState } from "../state/taken-state";
import { issuerOf } from "../trust/issuer";
import type { DeploymentStackProps } from "./deployment-props";

/** What a stack for deployment takes for itself. */
export function namesTakenByDeployment(
  id: string,
  props: DeploymentStackProps,
): TakenNames {
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
    state: takenState(state ?? { type: "local" }, id),
  };
}
