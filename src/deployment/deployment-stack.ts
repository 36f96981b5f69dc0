import type { Construct } from "constructs";
import { AccountStack } from "../stack/account-stack";
import { CallerAccount } from "../aws/caller-account";
import { StateBucket } from "../bucket/state-bucket";
import { requireOneCopy } from "../terraform/scope-copy";
import { namesTakenByDeployment } from "./deployment-names";
import { handOverDeployment } from "./deployment-hand-over";
import type { DeploymentStackProps } from "./deployment-props";
import { DeploymentRole } from "./deployment-role";
import { checkDeployment } from "./deployment-rules";
import { deployerPolicies, plannerPolicies } from "../permissions/policies";

/**
 * What workflows need to plan and deploy other stacks: GitHub's identity provider, a role that plans, a role that
 * deploys, and a bucket for states where there is none. An administrator applies it by hand: neither role can change
 * what is in it.
 */
export class DeploymentStack extends AccountStack {
  /** @throws InvalidPropsError if a prop breaks a rule; the message has all of them */
  public constructor(
    scope: Construct,
    id: string,
    props: DeploymentStackProps,
  ) {
    requireOneCopy(scope);
    checkDeployment(id, props, AccountStack.neighboursIn(scope));
    super(scope, props, namesTakenByDeployment(id, props));

    const { identityProvider } = this;
    const { deploys, stateBucket } = props;
    // Exact ARNs, also of stacks that do not say which account they are in.
    const { accountId } = CallerAccount.of(this);
    const served = deploys.flatMap(({ deployedStack: facts }) =>
      facts ? [{ ...facts, accountId: facts.accountId ?? accountId }] : [],
    );
    const planner = new DeploymentRole(this, "planner", {
      ...props.planner,
      description:
        props.planner.description ??
        "Assumed by GitHub Actions to plan Postgres backups",
      identityProvider,
      policies: plannerPolicies(...served),
    });
    const deployer = new DeploymentRole(this, "deployer", {
      ...props.deployer,
      description:
        props.deployer.description ??
        "Assumed by GitHub Actions to deploy Postgres backups",
      identityProvider,
      policies: deployerPolicies(...served),
    });
    if (stateBucket !== undefined)
      new StateBucket(this, "states", {
        ...stateBucket,
        users: [planner, deployer],
      });

    handOverDeployment(this, {
      planRole: { arn: planner.arn, trust: props.planner.trust },
      applyRole: { arn: deployer.arn, trust: props.deployer.trust },
      stateBucketName: stateBucket?.name,
    });
    for (const stack of deploys) stack.addDependency(this);
  }
}
