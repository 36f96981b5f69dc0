import { isAccountId } from "../aws/account-rules";
import { replicationRoleName } from "../bucket/features/replication-props";
import type { DeployedStack } from "../permissions/deployed-stack";
import { deployerPolicies } from "../permissions/policies";
import { PostgresBackupStack } from "../stack/postgres-backup-stack";
import { stackPartition } from "../stack/stack-defaults";
import { checkDiffer, list } from "../validation/list";
import type { Problems } from "../validation/problems";
import { andThen, type Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import type { DeploymentStackProps } from "./deployment-props";

/**
 * How many managed policies a role can have, by AWS's default quota.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const POLICIES = 10;

const STACK = rule("must be a PostgresBackupStack");
const KNOWN_NAMES = rule(
  "must have only names that are known when the app is synthesized, since the policies of both roles list them",
);
const NO_PROVIDER = rule(
  "must use an identity provider that is there, since whoever deploys the stack could otherwise change whom this account trusts",
);
const IN_PARTITION = rule(
  (partition: string) =>
    `must be in the partition ${JSON.stringify(partition)}, as the roles are`,
);
const IN_ACCOUNT = rule(
  (accountId: string) =>
    `must be in the account ${JSON.stringify(accountId)}, as the roles are`,
);
const OWN_STATE = rule(
  "must reach its state without assuming another role, by which the planner could write it",
);
const OWN_RIGHTS = rule(
  "must be reached without assuming another role, by which the planner could change it",
);
const OTHER_STACK = rule(
  (earlier: string) =>
    `must differ from the other stacks, as ${earlier} has it already`,
);
const BOUNDED = rule(
  "must bound its roles that have a policy of their own, since whoever deploys the stack could otherwise give them any right, and take them over",
);
const BOUNDED_HERE = rule(
  "must bound its roles by a policy of the account, since one of AWS's holds for every bucket and key",
);
const FITS_QUOTA = rule(
  `must need at most ${POLICIES} policies, AWS's quota for a role`,
);

/** A stack that roles are to plan and deploy. */
const servedStack: Prop = {
  check(problems, path, stack, beside = {}) {
    const fix = "make one before, and list it here";
    if (stack instanceof PostgresBackupStack)
      checkServed(
        problems,
        path,
        stack,
        beside as Partial<DeploymentStackProps>,
      );
    else problems.add(path, STACK, stack, fix);
  },
};

/** The stacks that roles are to plan and deploy. */
export const servedStacks = andThen(
  list(servedStack, { fix: "list the stacks to deploy, at least one" }),
  (problems, path, value) => {
    const stacks = value as readonly PostgresBackupStack[];
    checkDiffer(
      problems,
      stacks.map(({ node }) => node.path),
      (index) => `${path}[${index}]`,
      { rule: OTHER_STACK, fix: "remove one of the two" },
    );
    // As long as the account's id will be.
    const served = stacks.map(({ deployedStack }) => ({
      ...(deployedStack as DeployedStack),
      accountId: "000000000000",
    }));
    const { length } = deployerPolicies(...served);
    if (length > POLICIES)
      problems.add(
        path,
        FITS_QUOTA,
        `${length} policies for ${stacks.length === 1 ? "1 stack" : `${stacks.length} stacks`}`,
        "deploy some of the stacks by roles of another DeploymentStack",
      );
  },
);

function checkServed(
  problems: Problems,
  path: string,
  { node: { id }, deployedStack: facts }: PostgresBackupStack,
  props: Partial<DeploymentStackProps>,
): void {
  if (facts === undefined) {
    problems.add(
      path,
      KNOWN_NAMES,
      id,
      "write the names of its roles, buckets and keys themselves",
    );
    return;
  }
  if (facts.createsProvider)
    problems.add(
      path,
      NO_PROVIDER,
      id,
      'write identityProvider: { source: "existing" } in that stack',
    );
  const partition = stackPartition(props as DeploymentStackProps);
  if (facts.partition !== partition)
    problems.add(
      path,
      IN_PARTITION(partition),
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
      IN_ACCOUNT(props.accountId),
      id,
      `make another DeploymentStack in ${JSON.stringify(facts.accountId)}`,
    );
  if (facts.byAnotherRole)
    problems.add(
      path,
      OWN_RIGHTS,
      id,
      "leave `assumeRole` out of it: the deployer's own policies are what it takes",
    );
  checkBoundaries(problems, path, facts);
  if (facts.state?.byAnotherRole)
    problems.add(
      path,
      OWN_STATE,
      id,
      "leave `assumeRole` and `assumeRoleWithWebIdentity` out of its `state`",
    );
}

/** Checks that what roles with a policy of their own can be given ends at a policy that names what they need. */
function checkBoundaries(
  problems: Problems,
  path: string,
  { bucket: { name, replication }, roles }: DeployedStack,
): void {
  const withOwnPolicy = [
    ...(replication === undefined
      ? []
      : [{ ...replication, roleName: replicationRoleName(name, replication) }]),
    ...roles.filter(({ restores }) => restores),
  ];
  const named = (fits: (boundary: string | undefined) => boolean) =>
    withOwnPolicy
      .filter(({ permissionsBoundary }) => fits(permissionsBoundary))
      .map(({ roleName }) => roleName);
  const unbounded = named((boundary) => boundary === undefined);
  if (unbounded.length > 0)
    problems.add(
      path,
      BOUNDED,
      unbounded,
      "write `permissionsBoundary` in its `replication` and in each `restore`; docs/deployment.md has a policy for that",
    );
  const boundByAws = named((boundary) => boundary?.includes("::aws:") === true);
  if (boundByAws.length > 0)
    problems.add(
      path,
      BOUNDED_HERE,
      boundByAws,
      "docs/deployment.md has a policy for that",
    );
}
