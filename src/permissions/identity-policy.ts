import {
  conditionJson,
  type ConditionJson,
  type PolicyStatement,
  policyText,
} from "../aws/policy-document";

/** A policy that is attached to whom it is for, as AWS reads it. */
export interface IdentityPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow" | "Deny";
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
    readonly Condition?: ConditionJson;
  }[];
}

/** A policy as AWS reads it. */
export function identityPolicy(
  statements: readonly PolicyStatement[],
): IdentityPolicy {
  return {
    Version: "2012-10-17",
    Statement: statements.map(
      ({ sid, effect, actions, resources = [], condition }) => ({
        Sid: sid,
        Effect: effect,
        Action: actions,
        Resource: resources.map(policyText),
        ...(condition && { Condition: conditionJson(condition) }),
      }),
    ),
  };
}

/**
 * The size of a managed policy at most, in characters without white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
const QUOTA = 6144;

/**
 * Makes policies of statements: one where they fit into AWS's quota, as few as follow from their order otherwise.
 * Together they allow what the statements do. A statement with too many resources is repeated for a share of them at a
 * time, and where a sid comes again it is numbered: `ManageRoles`, `ManageRoles2`.
 */
export function policiesOf(
  statements: readonly PolicyStatement[],
): readonly (readonly PolicyStatement[])[] {
  return numbered(statements.flatMap(shares)).reduce<PolicyStatement[][]>(
    (policies, statement) => {
      const grown = [...(policies.at(-1) ?? []), statement];
      return fits(grown)
        ? [...policies.slice(0, -1), grown]
        : [...policies, [statement]];
    },
    [],
  );
}

/** The statement once, or as few times as it takes, each time for a share of its resources. */
function shares(statement: PolicyStatement): readonly PolicyStatement[] {
  const { resources = [], sid } = statement;
  const withNumber = { ...statement, sid: `${sid}999` };
  for (let count = 1; ; count++) {
    const size = Math.ceil(resources.length / count);
    const lists = Array.from({ length: count }, (_, index) =>
      resources.slice(index * size, (index + 1) * size),
    );
    const allFit = lists.every((list) =>
      fits([{ ...withNumber, resources: list }]),
    );
    if (allFit || size === 1)
      return lists.map((list) => ({ ...statement, resources: list }));
  }
}

function numbered(
  statements: readonly PolicyStatement[],
): readonly PolicyStatement[] {
  const seen = new Map<string, number>();
  return statements.map((statement) => {
    const times = (seen.get(statement.sid) ?? 0) + 1;
    seen.set(statement.sid, times);
    return times === 1
      ? statement
      : { ...statement, sid: `${statement.sid}${times}` };
  });
}

/** Where only Terraform knows the account's id, CDKTF's token for it stands in its place and counts as its 12 digits. */
const TOKEN = /\$\{TfToken\[[^\]]*\]\}/g;

function fits(statements: readonly PolicyStatement[]): boolean {
  const text = JSON.stringify(identityPolicy(statements));
  return text.replaceAll(TOKEN, "000000000000").length <= QUOTA;
}
