import { checkTagsTogether } from "../aws/tag-rules";
import type { StateBucketOptions } from "../bucket/state-bucket-props";
import { checkStateBucket } from "../bucket/state-bucket-rules";
import {
  ACCOUNT,
  type AccountFacts,
  accountFacts,
} from "../stack/account-stack-rules";
import { checkNeighbours } from "../stack/neighbour-rules";
import type { TakenNames } from "../stack/taken-names";
import { stateBackend } from "../state/state-rules";
import { addLeftOver } from "../validation/left-over";
import { Problems } from "../validation/problems";
import { required } from "../validation/prop";
import { checkProps, type Schema } from "../validation/schema";
import { namesTakenByDeployment } from "./deployment-names";
import type { DeploymentStackProps } from "./deployment-props";
import {
  checkRolesAreOthers,
  checkRolesDiffer,
  deploymentRole,
} from "./deployment-role-rules";
import { servedStacks } from "./served-stack-rules";

/** What each prop of a stack for deployment must be. */
export function deploymentProps(
  id: string,
  { place, provider }: AccountFacts,
): Schema<DeploymentStackProps> {
  return {
    ...ACCOUNT,
    planner: required(deploymentRole("planner", provider)),
    deployer: required(deploymentRole("deployer", provider)),
    stateBucket: {
      check(problems, path, value, beside = {}) {
        checkStateBucket(problems, path, value, place);
        checkTagsTogether(
          problems,
          `${path}.tags`,
          beside["defaultTags"],
          (value as StateBucketOptions | null)?.tags,
        );
      },
    },
    deploys: required(servedStacks),
    state: stateBackend(id),
  };
}

/**
 * Checks everything that a stack for deployment is given, before any of it is placed.
 *
 * @throws InvalidPropsError with every broken rule
 */
export function checkDeployment(
  id: string,
  props: DeploymentStackProps,
  others: readonly TakenNames[],
): void {
  const problems = new Problems();
  addLeftOver(problems, "id", id);
  const facts = accountFacts(props ?? {});
  checkProps(problems, "", props, deploymentProps(id, facts));
  if (problems.count === 0) {
    checkRolesDiffer(problems, props);
    checkRolesAreOthers(problems, props);
    checkNeighbours(problems, namesTakenByDeployment(id, props), others);
  }
  problems.throwIfAny(id);
}
