import type { DeployedStack } from "../../../src/permissions/deployed-stack";
import {
  identityPolicy,
  type IdentityPolicy,
} from "../../../src/permissions/identity-policy";
import * as policies from "../../../src/permissions/policies";

/** A statement of a policy, as AWS reads it. */
export type IdentityStatement = IdentityPolicy["Statement"][number];

/** The policies of whoever deploys stacks, as AWS reads them. */
export const deployerPolicies = (
  ...stacks: readonly DeployedStack[]
): readonly IdentityPolicy[] =>
  policies.deployerPolicies(...stacks).map(identityPolicy);

/** The policies of whoever only plans them. */
export const plannerPolicies = (
  ...stacks: readonly DeployedStack[]
): readonly IdentityPolicy[] =>
  policies.plannerPolicies(...stacks).map(identityPolicy);
