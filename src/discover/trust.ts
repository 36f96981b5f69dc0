import { type Document, ISSUER, type Statement, statementsOf } from "./found";

/** A trust as `main.ts` has it. */
export type Trust = Readonly<Record<string, unknown>>;

/** What is made of a role's trust policy, and what is not. */
export interface DescribedTrust {
  readonly trust: readonly Trust[];
  readonly notes: readonly string[];
}

/** Whom a trust policy lets in, in the terms of the props. */
export function describeTrust(policy: Document): DescribedTrust {
  const all = statementsOf(policy).map(describeStatement);
  return {
    trust: all.flatMap(({ trust }) => trust),
    notes: all.flatMap(({ notes }) => notes),
  };
}

function describeStatement(statement: Statement): DescribedTrust {
  const action = [statement.Action ?? []].flat();
  const isGitHubs = JSON.stringify(statement.Principal ?? {}).includes(ISSUER);
  if (!isGitHubs || !action.includes("sts:AssumeRoleWithWebIdentity"))
    return {
      trust: [],
      notes: [
        `somebody else may assume the role: ${JSON.stringify(statement)}`,
      ],
    };
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(
    ([test, keys]) =>
      Object.entries(keys).map(([key, values]) => ({
        test,
        key: key.toLowerCase(),
        values: [values].flat(),
      })),
  );
  const isSubject = ({ key }: { key: string }) => key === `${ISSUER}:sub`;
  const further = conditions.filter(
    (one) => !isSubject(one) && one.key !== `${ISSUER}:aud`,
  );
  const subjects = conditions
    .filter(isSubject)
    .flatMap(({ values }) => values)
    .map(describeSubject);
  return {
    trust: subjects.flatMap(({ trust }) => trust),
    notes: [
      ...subjects.flatMap(({ notes }) => notes),
      ...further.map(
        ({ test, key, values }) =>
          `the trust also asks for ${test} of ${key} and ${JSON.stringify(values)}: see claims in docs/trust.md`,
      ),
    ],
  };
}

const SUBJECT =
  /^repo:([\w.-]+)(?:@(\d+))?\/([\w.-]+)(?:@(\d+))?:([^*?]*)(\*)?$/;

function describeSubject(subject: string): DescribedTrust {
  const [, owner, ownerId, name, repositoryId, context = "", wild] =
    SUBJECT.exec(subject) ?? [];
  const repository = `${owner}/${name}`;
  const ids = ownerId && repositoryId ? { ownerId, repositoryId } : {};
  const runs = contextOf(context);
  if (owner === undefined || (runs === undefined && !wild))
    return {
      trust: [],
      notes: [`the trust names ${subject}, which no trust is made of`],
    };
  if (runs === undefined || wild)
    return {
      trust: [{ repository, ...ids, branch: "main" }],
      notes: [
        `the trust names ${subject}, which lets more runs in than one should: here it is branch main alone`,
      ],
    };
  return { trust: [{ repository, ...ids, ...runs }], notes: [] };
}

function contextOf(context: string): object | undefined {
  const value = (name: string) => name.replaceAll(/%3A/gi, ":");
  const [, branch] = /^ref:refs\/heads\/(.+)$/.exec(context) ?? [];
  const [, tag] = /^ref:refs\/tags\/(.+)$/.exec(context) ?? [];
  const [, environment] = /^environment:(.+)$/.exec(context) ?? [];
  if (branch) return { branch: value(branch) };
  if (tag) return { tag: value(tag) };
  if (environment) return { environment: value(environment) };
  return context === "pull_request" ? { pullRequest: true } : undefined;
}
