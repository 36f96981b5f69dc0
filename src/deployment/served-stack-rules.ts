import { isAccountId } from "../aws/account-rules";
import { PostgresBackupStack } from "../stack/postgres-backup-stack";
import { stackPartition } from "../stack/stack-defaults";
import type { Problems } from "../validation/problems";
import { checkUnique, isFilledList } from "../validation/shape";
import type { DeploymentStackProps } from "./deployment-props";
import type { DeployedStack } from "../permissions/deployed-stack";
import { deployerPolicies } from "../permissions/policies";

/**
 * How many managed policies a role can have, by AWS's default quota.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const POLICIES = 10;

/** Checks the stacks that roles are to plan and deploy. */
export function checkServedStacks(
  problems: Problems,
  path: string,
  props: DeploymentStackProps,
): void {
  const stacks: unknown = props.deploys;
  const fix = "list the stacks to deploy, at least one";
  if (!isFilledList(problems, path, stacks, fix)) return;
  const before = problems.count;
  const facts = stacks.flatMap((stack, index) =>
    servedFacts(problems, `${path}[${index}]`, stack, props),
  );
  if (problems.count > before) return;
  checkUnique(
    problems,
    (stacks as readonly PostgresBackupStack[]).map(({ node }) => node.path),
    (index) => `${path}[${index}]`,
    "must differ from the other stacks",
    "remove one of the two",
  );
  // As long as the account's id will be.
  const { length } = deployerPolicies(
    ...facts.map((one) => ({ ...one, accountId: "000000000000" })),
  );
  if (length > POLICIES)
    problems.add(
      path,
      `must need at most ${POLICIES} policies, AWS's quota for a role`,
      `${length} policies for ${stacks.length === 1 ? "1 stack" : `${stacks.length} stacks`}`,
      "deploy some of the stacks by roles of another DeploymentStack",
    );
}

/** What a stack makes, if all rules on it hold. */
function servedFacts(
  problems: Problems,
  path: string,
  stack: unknown,
  props: DeploymentStackProps,
): readonly DeployedStack[] {
  if (!(stack instanceof PostgresBackupStack)) {
    problems.add(
      path,
      "must be a PostgresBackupStack",
      stack,
      "make one before, and list it here",
    );
    return [];
  }
  const { id } = stack.node;
  const facts = stack.deployedStack;
  if (facts === undefined) {
    problems.add(
      path,
      "must have only names that are known when the app is synthesized, since the policies of both roles list them",
      id,
      "write the names of its roles, buckets and keys themselves",
    );
    return [];
  }
  if (facts.createsProvider)
    problems.add(
      path,
      "must use an identity provider that is there, since whoever deploys the stack could otherwise change whom this account trusts",
      id,
      'write identityProvider: { source: "existing" } in that stack',
    );
  const partition = stackPartition(props);
  if (facts.partition !== partition)
    problems.add(
      path,
      `must be in the partition ${JSON.stringify(partition)}, as the roles are`,
      id,
      `make another DeploymentStack in ${JSON.stringify(facts.partition)}`,
    );
  if (
    isAccountId(props.accountId) &&
    facts.accountId !== undefined &&
    facts.accountId !== props.accountId
  )
    problems.add(
      path,
      `must be in the account ${JSON.stringify(props.accountId)}, as the roles are`,
      id,
      `make another DeploymentStack in ${JSON.stringify(facts.accountId)}`,
    );
  if (facts.state?.byAnotherRole)
    problems.add(
      path,
      "must reach its state without assuming another role, by which the planner could write it",
      id,
      "leave `assumeRole` and `assumeRoleWithWebIdentity` out of its `state`",
    );
  return [facts];
}
