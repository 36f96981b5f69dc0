import type { IamPolicy, IamStatement } from "../../../support/rendered-policy";

/** What the server knows of conditions. */
const OPERATORS = ["Bool", "Null", "StringEquals", "StringLike"];

/** The keys that it knows in the policy of a bucket. */
const KEYS = [
  "aws:SecureTransport",
  "s3:x-amz-server-side-encryption-customer-algorithm",
];

type Conditions = NonNullable<IamStatement["Condition"]>;

/** How a role is called in AWS, and on the server. */
export type Roles = Readonly<Record<string, string>>;

/**
 * A role's trust policy as the server takes it: the claims are its own keys, and actions are lists.
 *
 * @throws if the policy has a part that the server would not go by
 */
export function trustForServer(policy: IamPolicy, issuer: string): object {
  return {
    ...policy,
    Statement: policy.Statement.map((statement) => {
      const { Action, Condition = {}, ...rest } = known(statement);
      return {
        ...rest,
        Action: [Action].flat(),
        Condition: withKeys(Condition, (key) => {
          if (!key.startsWith(`${issuer}:`)) throw unknown("key", key);
          return `oidc:${key.slice(issuer.length + 1)}`;
        }),
      };
    }),
  };
}

/**
 * A bucket's policy as the server takes it: roles are those who have assumed them, and actions and resources are lists.
 *
 * @param leftOut the names of the statements that the server can't go by, which are then not there
 * @throws if any other statement has a part that the server would not go by
 */
export function bucketPolicyForServer(
  policy: IamPolicy,
  roles: Roles,
  leftOut: readonly string[],
): { readonly Statement: readonly object[] } {
  for (const sid of leftOut)
    if (!policy.Statement.some(({ Sid }) => Sid === sid))
      throw new Error(`there is no statement ${sid} to leave out`);
  return {
    ...policy,
    Statement: policy.Statement.filter(
      ({ Sid = "" }) => !leftOut.includes(Sid),
    ).map((statement) => {
      const { Action, Principal, Resource, Condition, ...rest } =
        known(statement);
      return {
        ...rest,
        Principal: Principal === "*" ? "*" : sessions(Principal, roles),
        Action: [Action].flat(),
        Resource: [Resource].flat(),
        ...(Condition && {
          Condition: withKeys(Condition, (key) => {
            if (!KEYS.includes(key)) throw unknown("key", key);
            return key;
          }),
        }),
      };
    }),
  };
}

function sessions(principal: IamStatement["Principal"], roles: Roles): object {
  if (typeof principal !== "object" || Object.keys(principal).join() !== "AWS")
    throw unknown("principal", JSON.stringify(principal));
  return {
    AWS: [principal["AWS"] ?? []].flat().map((arn) => {
      const name = roles[arn];
      if (name === undefined) throw unknown("role", arn);
      return `arn:aws:sts::assumed-role/${name}/*`;
    }),
  };
}

function withKeys(
  conditions: Conditions,
  keyOf: (key: string) => string,
): object {
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => {
      if (!OPERATORS.includes(operator)) throw unknown("operator", operator);
      return [
        operator,
        Object.fromEntries(
          Object.entries(keys).map(([key, values]) => {
            const variable = [values].flat().find((one) => one.includes("${"));
            if (variable !== undefined) throw unknown("variable", variable);
            return [keyOf(key), values];
          }),
        ),
      ];
    }),
  );
}

function known(statement: IamStatement): IamStatement {
  for (const key of ["NotAction", "NotPrincipal", "NotResource"] as const)
    if (statement[key] !== undefined) throw unknown("part", key);
  return statement;
}

function unknown(what: string, name: string): Error {
  return new Error(`the server knows no ${what} ${name}`);
}
