import fc from "fast-check";
import { comparePolicies } from "../../../src/review/policy/compare-policies";
import { statementsOf } from "../../../src/review/policy/statement";
import { s3Decision } from "../../support/policy-evaluator";
import type { IamPolicy } from "../../support/rendered-policy";

const BUCKET = "arn:aws:s3:::bucket";
const ROLES = ["one", "other"].map(
  (name) => `arn:aws:iam::123456789012:role/${name}`,
);

const some = <T>(...values: T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });

const statement = fc
  .record({
    Effect: fc.constantFrom("Allow", "Allow", "Deny"),
    principal: fc.oneof(
      fc.constant({ Principal: "*" }),
      some(...ROLES).map((AWS) => ({ Principal: { AWS } })),
    ),
    action: fc.oneof(
      some("s3:GetObject", "s3:Get*", "s3:PutObject", "s3:*").map((Action) => ({
        Action,
      })),
      some("s3:GetObject", "s3:Put*").map((NotAction) => ({ NotAction })),
    ),
    resource: fc.oneof(
      some(
        `${BUCKET}/*`,
        `${BUCKET}/a/*`,
        `${BUCKET}/?/b`,
        `${BUCKET}/a/b`,
      ).map((Resource) => ({ Resource })),
      some(`${BUCKET}/a/*`, `${BUCKET}/c`).map((NotResource) => ({
        NotResource,
      })),
    ),
    condition: fc.oneof(
      { weight: 2, arbitrary: fc.constant({}) },
      fc
        .tuple(
          fc.constantFrom(
            ...["StringEquals", "StringLike"],
            ...["StringNotEquals", "StringNotLike"],
          ),
          some("alpha", "al*", "beta"),
        )
        .map(([operator, values]) => ({
          Condition: { [operator]: { "aws:UserAgent": values } },
        })),
    ),
  })
  .map(({ Effect, principal, action, resource, condition }) => ({
    Effect,
    ...principal,
    ...action,
    ...resource,
    ...condition,
  }));

type Statement = object & {
  readonly Condition?: Readonly<Record<string, object>>;
};

/** A statement with another value in one of its parts, so that it is often a little narrower or wider. */
function changed(one: Statement): fc.Arbitrary<Statement> {
  const [operator] = Object.keys(one.Condition ?? {});
  return fc
    .tuple(statement, some("alpha", "al*", "beta"))
    .chain(([other, values]) =>
      fc.constantFrom(
        ...Object.keys(one)
          .filter((key) => key in other)
          .map((key) => ({ ...one, [key]: other[key as keyof typeof other] })),
        ...(operator === undefined
          ? []
          : [
              {
                ...one,
                Condition: { [operator]: { "aws:UserAgent": values } },
              },
            ]),
      ),
    );
}

const EVERYTHING = {
  Effect: "Allow",
  Principal: "*",
  Action: "*",
  Resource: "*",
};

// Where everything else is allowed, it is the denials that make the difference.
const policies = fc
  .tuple(
    fc.array(statement, { minLength: 1, maxLength: 2 }),
    fc.constantFrom([], [EVERYTHING]),
  )
  .chain(([before, all]) =>
    fc
      .tuple(fc.tuple(...before.map(changed)), fc.boolean())
      .map(([after, isOneKept]) => ({
        before: [...before, ...all],
        after: [...(isOneKept ? before.slice(0, 1) : []), ...after, ...all],
      })),
  );

const request = fc.record({
  principal: fc.constantFrom(...ROLES),
  action: fc.constantFrom("s3:GetObject", "s3:PutObject", "s3:GetObjectAcl"),
  resource: fc
    .constantFrom("a/b", "x/b", "c", "a/b/c")
    .map((key) => `${BUCKET}/${key}`),
  agent: fc.constantFrom("alpha", "beta", "al*", undefined),
});

function policyOf(statements: readonly object[]): IamPolicy {
  return {
    Version: "2012-10-17",
    Statement: statements.map((one, index) => ({ Sid: `S${index}`, ...one })),
  } as unknown as IamPolicy;
}

test("a policy that is said to allow no more allows no request that was not allowed before", async () => {
  let narrowed = 0;
  await fc.assert(
    fc.asyncProperty(
      policies,
      fc.array(request, { minLength: 8, maxLength: 8 }),
      async ({ before, after }, requests) => {
        const [old, now] = [policyOf(before), policyOf(after)];
        const { onlyNarrows, removed, added } = comparePolicies(
          statementsOf(old) ?? [],
          statementsOf(now) ?? [],
        );
        fc.pre(onlyNarrows && removed.length + added.length > 0);
        narrowed++;
        for (const { agent, ...one } of requests) {
          const asked = {
            ...one,
            contextVariables: { "aws:UserAgent": agent },
          };
          if ((await s3Decision(now, asked)).allowed)
            expect(await s3Decision(old, asked)).toMatchObject({
              allowed: true,
            });
        }
      },
    ),
    { numRuns: 80, maxSkipsPerRun: 1000 },
  );
  expect(narrowed).toBe(80);
});
