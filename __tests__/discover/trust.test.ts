import { describeTrust } from "../../src/discover/trust";

const HOST = "token.actions.githubusercontent.com";
const FEDERATED = {
  Federated: `arn:aws:iam::123456789012:oidc-provider/${HOST}`,
};

const trusting = (Condition: object) =>
  describeTrust({
    Statement: {
      Effect: "Allow",
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: FEDERATED,
      Condition: {
        StringEquals: { [`${HOST}:aud`]: "sts.amazonaws.com" },
        ...Condition,
      } as never,
    },
  });
const subject = (sub: string | string[]) =>
  trusting({ StringLike: { [`${HOST}:sub`]: sub } });

test.each([
  ["repo:o/r:ref:refs/heads/main", { repository: "o/r", branch: "main" }],
  ["repo:o/r:ref:refs/heads/a%3Ab", { repository: "o/r", branch: "a:b" }],
  ["repo:o/r:ref:refs/tags/v1", { repository: "o/r", tag: "v1" }],
  ["repo:o/r:environment:prod", { repository: "o/r", environment: "prod" }],
  ["repo:o/r:pull_request", { repository: "o/r", pullRequest: true }],
  [
    "repo:o@65/r@74:ref:refs/heads/main",
    { repository: "o/r", ownerId: "65", repositoryId: "74", branch: "main" },
  ],
])("the subject %s is the trust %j", (sub, trust) => {
  expect(subject(sub)).toEqual({ trust: [trust], notes: [] });
});

test.each(["repo:o/r:*", "repo:o/r:ref:refs/heads/*"])(
  "of the subject %s the branch main is left, and that is said",
  (sub) => {
    expect(subject(sub)).toEqual({
      trust: [{ repository: "o/r", branch: "main" }],
      notes: [
        expect.stringContaining(`the trust names ${sub}, which lets more`),
      ],
    });
  },
);

test.each(["repo:o/*", "*", "repo:o/r:job_workflow_ref:x", "other"])(
  "the subject %s is no trust, and that is said",
  (sub) => {
    expect(subject(sub)).toEqual({
      trust: [],
      notes: [`the trust names ${sub}, which no trust is made of`],
    });
  },
);

test("several subjects are several trusts, and other conditions are said", () => {
  const { trust, notes } = trusting({
    StringEquals: {
      [`${HOST}:sub`]: ["repo:o/r:pull_request", "repo:o/s:environment:e"],
      [`${HOST}:actor`]: "octocat",
    },
  });
  expect(trust).toHaveLength(2);
  expect(notes).toEqual([
    `the trust also asks for StringEquals of ${HOST}:actor and ["octocat"]: see claims in docs/trust.md`,
  ]);
});

test("who is not of GitHub is said", () => {
  const statement = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "ec2.amazonaws.com" },
  };
  expect(describeTrust({ Statement: [statement] })).toEqual({
    trust: [],
    notes: [`somebody else may assume the role: ${JSON.stringify(statement)}`],
  });
  expect(describeTrust({})).toEqual({ trust: [], notes: [] });
});
