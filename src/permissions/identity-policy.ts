/** A statement of a policy that is attached to whom it is for, as AWS reads it. */
export interface IdentityStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: IdentityCondition;
}

/** What must hold besides: operator, key, value. */
export type IdentityCondition = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** A policy that is attached to whom it is for. */
export interface IdentityPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly IdentityStatement[];
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
  statements: readonly IdentityStatement[],
): readonly IdentityPolicy[] {
  return numbered(statements.flatMap(shares)).reduce<IdentityPolicy[]>(
    (policies, statement) => {
      const last = policies.at(-1) ?? policyOf([]);
      const grown = policyOf([...last.Statement, statement]);
      return fits(grown)
        ? [...policies.slice(0, -1), grown]
        : [...policies, policyOf([statement])];
    },
    [],
  );
}

/** The statement once, or as few times as it takes, each time for a share of its resources. */
function shares(statement: IdentityStatement): readonly IdentityStatement[] {
  const { Resource, Sid } = statement;
  const withNumber = { ...statement, Sid: `${Sid}999` };
  for (let count = 1; ; count++) {
    const size = Math.ceil(Resource.length / count);
    const lists = Array.from({ length: count }, (_, index) =>
      Resource.slice(index * size, (index + 1) * size),
    ).filter((list) => list.length > 0);
    const allFit = lists.every((list) =>
      fits(policyOf([{ ...withNumber, Resource: list }])),
    );
    if (allFit || size === 1)
      return lists.map((list) => ({ ...statement, Resource: list }));
  }
}

function numbered(
  statements: readonly IdentityStatement[],
): readonly IdentityStatement[] {
  const seen = new Map<string, number>();
  return statements.map((statement) => {
    const times = (seen.get(statement.Sid) ?? 0) + 1;
    seen.set(statement.Sid, times);
    return times === 1
      ? statement
      : { ...statement, Sid: `${statement.Sid}${times}` };
  });
}

/** Where only Terraform knows the account's id, CDKTF's token for it stands in its place and counts as its 12 digits. */
const TOKEN = /\$\{TfToken\[[^\]]*\]\}/g;

function fits(policy: IdentityPolicy): boolean {
  const text = JSON.stringify(policy).replaceAll(TOKEN, "000000000000");
  return text.length <= QUOTA;
}

function policyOf(Statement: readonly IdentityStatement[]): IdentityPolicy {
  return { Version: "2012-10-17", Statement };
}
