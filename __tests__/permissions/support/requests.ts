import type { IdentityPolicy } from "../../../src/permissions/identity-policy";
import type { Permission } from "./identity-decision";
import type { IdentityStatement } from "./policies";

/** All statements of policies that are attached together. */
export function statementsOf(
  policies: readonly IdentityPolicy[],
): readonly IdentityStatement[] {
  return policies.flatMap(({ Statement }) => Statement);
}

/** Subscriptions, which the list that the evaluator goes by has no type for: there they are known by their topic. */
const UNLISTED = /^arn:[\w-]+:sns:.*:\*$/;

/** For each action and resource of a statement, a request that fits it, conditions included. */
export function requestsFor({
  Action,
  Resource,
  Condition = {},
}: IdentityStatement): readonly Permission[] {
  const context = Object.fromEntries(
    Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => {
        const [first = ""] = [value].flat();
        return [key, operator.startsWith("ForAllValues:") ? [first] : first];
      }),
    ),
  );
  return Action.flatMap((action) =>
    Resource.filter((resource) => !UNLISTED.test(resource)).map((resource) => ({
      action,
      resource: resource
        .replace("key/*", "key/1234")
        .replace(/(:log-group:[^:]+):\*$/, "$1:log-stream:"),
      context,
    })),
  );
}

/** The policies without one statement. */
export function without(
  statement: IdentityStatement,
  policies: readonly IdentityPolicy[],
): readonly IdentityPolicy[] {
  return policies.map((policy) => ({
    ...policy,
    Statement: policy.Statement.filter((one) => one.Sid !== statement.Sid),
  }));
}
