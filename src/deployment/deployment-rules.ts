import { checkAccountStack } from "../stack/account-stack-rules";
import { checkTagsTogether } from "../aws/tag-rules";
import { checkNeighbours, type TakenNames } from "../stack/taken-names";
import { checkStateBucket } from "../bucket/state-bucket-rules";
import { stateBackend } from "../state/state-rules";
import { Problems } from "../validation/problems";
import { checkObject, type Shape } from "../validation/shape";
import { namesTakenByDeployment } from "./deployment-names";
import type { DeploymentStackProps } from "./deployment-props";
import {
  checkDeploymentRole,
  checkRolesAreOthers,
  checkRolesDiffer,
} from "./deployment-role-rules";
import { checkServedStacks } from "./served-stack-rules";

/** The props of a stack for deployment. */
export const DEPLOYMENT: Shape<DeploymentStackProps> = {
  region: true,
  deploys: true,
  planner: true,
  deployer: true,
  stateBucket: false,
  accountId: false,
  partition: false,
  defaultTags: false,
  identityProvider: false,
  state: false,
};

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
  if (checkObject<DeploymentStackProps>(problems, "", props, DEPLOYMENT)) {
    const { planner, deployer, stateBucket } = props;
    const { provider, place } = checkAccountStack(problems, props);
    checkDeploymentRole(problems, "planner", planner, provider);
    checkDeploymentRole(problems, "deployer", deployer, provider);
    if (stateBucket !== undefined)
      checkStateBucket(problems, "stateBucket", stateBucket, place);
    checkTagsTogether(
      problems,
      "stateBucket.tags",
      props.defaultTags,
      stateBucket?.tags,
    );
    if (problems.count === 0) {
      checkRolesDiffer(problems, planner, deployer);
      checkRolesAreOthers(problems, props);
    }
    checkServedStacks(problems, "deploys", props);
    if (props.state !== undefined)
      stateBackend(id).check(problems, "state", props.state);
  }
  if (problems.count === 0)
    checkNeighbours(problems, namesTakenByDeployment(id, props), others);
  problems.throwIfAny(id);
}
