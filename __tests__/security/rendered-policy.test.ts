import {
  accountReferences,
  attachedPolicy,
  renderedPolicy,
} from "../support/rendered-policy";
import type { TerraformJson } from "../support/synth";

function json(
  document: object,
  resource: TerraformJson["resource"] = {},
): TerraformJson {
  return {
    terraform: {},
    provider: {},
    resource,
    data: { aws_iam_policy_document: { one: { ...document } } },
  };
}

const statement = (more: object) => json({ statement: [more] });

/** The statement that is made of one that has only this text as a resource. */
const resource = (text: string) =>
  renderedPolicy(statement({ resources: [text] }), "one").Statement[0]
    ?.Resource;

test("a policy document is rendered as Terraform's AWS provider prints it", () => {
  const document = json({
    statement: [
      {
        sid: "One",
        effect: "Allow",
        actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
        principals: [
          { type: "AWS", identifiers: ["a", "b"] },
          { type: "Service", identifiers: ["x.amazonaws.com"] },
        ],
        resources: ["r1", "r2/&{aws:PrincipalTag/a}"],
        condition: [
          { test: "StringEquals", variable: "k1", values: ["z", "&{$}{y}"] },
          { test: "StringLike", variable: "k1", values: ["only"] },
          { test: "StringEquals", variable: "k2", values: ["v"] },
        ],
      },
      {
        effect: "Deny",
        not_actions: ["s3:*"],
        not_resources: ["x"],
        principals: [{ type: "*", identifiers: ["*"] }],
      },
      {
        actions: ["s3:*"],
        resources: ["*"],
        principals: [{ type: "AWS", identifiers: ["*"] }],
        condition: [
          { test: "Bool", variable: "k", values: ["false"] },
          { test: "Bool", variable: "k", values: ["true"] },
        ],
      },
    ],
  });
  expect(renderedPolicy(document, "one")).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "One",
        Effect: "Allow",
        Action: ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"],
        Resource: ["r2/${aws:PrincipalTag/a}", "r1"],
        Principal: { AWS: ["b", "a"], Service: "x.amazonaws.com" },
        Condition: {
          StringEquals: { k1: ["z", "${$}{y}"], k2: "v" },
          StringLike: { k1: "only" },
        },
      },
      {
        Effect: "Deny",
        NotAction: "s3:*",
        NotResource: "x",
        Principal: "*",
      },
      {
        Effect: "Allow",
        Action: "s3:*",
        Resource: "*",
        Principal: { AWS: "*" },
        Condition: { Bool: { k: ["false", "true"] } },
      },
    ],
  });
});

test.each([
  ["a%%{if true}b", "a%{if true}b"],
  ["a%%%{if true}b", "a%%{if true}b"],
  ["$${aws:username}", "${aws:username}"],
  ["a$b 100% {}", "a$b 100% {}"],
  ["&{$}{x}", "${$}{x}"],
  [
    "${data.aws_partition.current.partition}:${data.aws_caller_identity.current.account_id}",
    "aws:123456789012",
  ],
])("the text %s becomes %s", (text, rendered) => {
  expect(resource(text)).toBe(rendered);
});

test("a policy is rendered for the partition that is asked for", () => {
  expect(
    renderedPolicy(
      statement({ resources: ["${data.aws_partition.current.partition}"] }),
      "one",
      accountReferences("aws-cn"),
    ).Statement[0]?.Resource,
  ).toBe("aws-cn");
});

test.each([
  ["${aws_s3_bucket.backups.arn}", "is not known here"],
  ["%{if true}", "is not known here"],
  ["$${x}", "is no policy variable"],
  ["&{x y}", "is no policy variable"],
])("the text %s is refused: it %s", (text, reason) => {
  expect(() => resource(text)).toThrow(reason);
});

test.each([
  ["part of a document", json({ statement: [], source_policy_documents: [] })],
  ["part of a statement", statement({ dynamic: {} })],
])("an unknown %s is refused", (_, document) => {
  expect(() => renderedPolicy(document, "one")).toThrow("policy document one");
});

test("the policy of a resource is the one that its attribute refers to", () => {
  const withRole = json(
    { statement: [{ sid: "Of the role" }] },
    {
      aws_iam_role: {
        job: {
          assume_role_policy: "${data.aws_iam_policy_document.one.json}",
          description: "no policy",
        },
      },
    },
  );
  expect(
    attachedPolicy(withRole, "aws_iam_role.job", "assume_role_policy")
      .Statement,
  ).toEqual([{ Sid: "Of the role", Effect: "Allow" }]);
  expect(() =>
    attachedPolicy(withRole, "aws_iam_role.job", "description"),
  ).toThrow("is no policy document");
});
