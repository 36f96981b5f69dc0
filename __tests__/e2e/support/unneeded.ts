import type { IdentityPolicy } from "../../../src/permissions/identity-policy";
import type { IdentityStatement } from "../../permissions/support/policies";
import {
  isAllowed,
  type Permission,
} from "../../permissions/support/identity-decision";

/** The actions that were asked for, each once. */
export function actionsIn(asked: readonly Permission[]): readonly string[] {
  return [...new Set(asked.map(({ action }) => action))].sort();
}

/** An action that a statement allows on a resource. */
export interface Allowance {
  readonly sid: string;
  readonly action: string;
  readonly resource: string;
}

/**
 * What a statement allows and nobody needed: each of its actions on each of its resources, if all that was asked for
 * would be allowed without that, too.
 *
 * @param policies those that have the statement, with what else they allow
 */
export async function unneeded(
  sid: string,
  policies: readonly IdentityPolicy[],
  asked: readonly Permission[],
): Promise<readonly Allowance[]> {
  const texts = new Set(asked.map((one) => JSON.stringify(one)));
  const requests = [...texts].map((text) => JSON.parse(text) as Permission);
  const found: Allowance[] = [];
  for (const allowance of allowances(sid, policies)) {
    const fewer = policies.map((policy) => without(allowance, policy));
    const needed = await some(
      requests.filter(({ action }) => action === allowance.action),
      async (one) =>
        (await isAllowed(policies, one)) && !(await isAllowed(fewer, one)),
    );
    if (!needed) found.push(allowance);
  }
  return found;
}

async function some<T>(
  list: readonly T[],
  holds: (one: T) => Promise<boolean>,
): Promise<boolean> {
  for (const one of list) if (await holds(one)) return true;
  return false;
}

/** What a statement of policies allows. */
export function allowances(
  sid: string,
  policies: readonly IdentityPolicy[],
): readonly Allowance[] {
  return policies
    .flatMap(({ Statement }) => Statement)
    .filter(({ Sid }) => Sid === sid)
    .flatMap(({ Action, Resource }) =>
      Action.flatMap((action) =>
        Resource.map((resource) => ({ sid, action, resource })),
      ),
    );
}

/** The policy in which a statement has the action for its other resources only. */
function without(
  { sid, action, resource }: Allowance,
  policy: IdentityPolicy,
): IdentityPolicy {
  const narrowed = (one: IdentityStatement): IdentityStatement[] => [
    { ...one, Action: one.Action.filter((other) => other !== action) },
    {
      ...one,
      Action: [action],
      Resource: one.Resource.filter((other) => other !== resource),
    },
  ];
  return {
    ...policy,
    Statement: policy.Statement.flatMap((one) =>
      one.Sid === sid ? narrowed(one) : [one],
    ).filter(({ Action, Resource }) => Action.length * Resource.length > 0),
  };
}
