import { alarmNeeds } from "../alarm/alarm-needs";
import { bucketNeeds } from "../bucket/bucket-needs";
import { manage, type Need, read } from "../aws/need";
import type { PolicyStatement } from "../aws/policy-document";
import { stateNeeds } from "../state/state-needs";
import { identityProviderNeeds } from "../trust/identity-provider-needs";
import { roleNeeds } from "../trust/role-needs";
import { accountOf, type DeployedStack } from "./deployed-stack";
import { policiesOf } from "./identity-policy";

/** The statements of a policy. */
export type Policy = readonly PolicyStatement[];

/**
 * What whoever deploys stacks must be allowed, to plan, apply and destroy them, and nothing else: it reads, writes and
 * deletes no backup, and changes nothing that the stacks did not make, but for keys of KMS that have no alias. Who has it
 * writes the buckets' policies and the roles' trust, and so decides who gets in. One policy for a stack of few jobs; where
 * the roles are too many for AWS's quota, several that are attached together: two for 150 jobs.
 *
 * A change that takes something away is applied under the policies from before it, which still name what goes.
 */
export function deployerPolicies(
  ...stacks: readonly DeployedStack[]
): readonly Policy[] {
  return policiesOf(needs(stacks).map(manage));
}

/**
 * What whoever plans stacks must be allowed, as in a pull request: to read what the stacks made and their states, and no
 * backup. It can't take the lock of a state.
 */
export function plannerPolicies(
  ...stacks: readonly DeployedStack[]
): readonly Policy[] {
  return policiesOf(needs(stacks).flatMap(read));
}

/** What all of the stacks need, and what several of them need alike once. */
export function needs(stacks: readonly DeployedStack[]): readonly Need[] {
  const all = stacks.flatMap((facts) => [
    ...identityProviderNeeds(accountOf(facts), facts),
    ...roleNeeds(accountOf(facts), facts.roles, facts.defaultTags),
    ...bucketNeeds(accountOf(facts), facts),
    ...alarmNeeds(facts.alarm, {
      ...facts,
      account: accountOf(facts),
      makesKeys: facts.bucket.kmsKey?.source === "create",
    }),
    ...stateNeeds(facts, facts.state),
  ]);
  return [...new Map(all.map((need) => [JSON.stringify(need), need])).values()];
}
