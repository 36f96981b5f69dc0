import { bucketNeeds } from "./bucket-needs";
import type { DeploymentFacts } from "./facts";
import { identityProviderNeeds } from "./identity-provider-needs";
import { type IdentityPolicy, policiesOf } from "./identity-policy";
import { keyNeeds } from "./key-needs";
import { manage, type Need, read } from "./need";
import { replicationNeeds } from "./replication-needs";
import { roleNeeds } from "./role-needs";

/**
 * What whoever deploys a stack must be allowed, to plan, apply and destroy it, and nothing else: it reads, writes and
 * deletes no backup, and changes nothing that the stack did not make. Who has it writes the bucket's policy and the
 * roles' trust, and so decides who gets in. One policy for a stack of few jobs;
 * where the roles are too many for AWS's quota, several that are attached together: two for 150 jobs.
 *
 * A change that takes something away is applied under the policies from before it, which still name what goes.
 */
export function deployerPolicies(
  facts: DeploymentFacts,
): readonly IdentityPolicy[] {
  return policiesOf(needs(facts).map(manage));
}

/** What whoever plans a stack must be allowed, as in a pull request: to read what the stack made, and no backup. */
export function plannerPolicies(
  facts: DeploymentFacts,
): readonly IdentityPolicy[] {
  return policiesOf(needs(facts).flatMap(read));
}

function needs(facts: DeploymentFacts): readonly Need[] {
  return [
    ...identityProviderNeeds(facts),
    ...roleNeeds(facts),
    ...bucketNeeds(facts),
    ...keyNeeds(facts),
    ...replicationNeeds(facts),
  ];
}
