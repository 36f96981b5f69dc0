import { ACCOUNT_ID } from "../emulator";
import { type Case, type Module, one, policy } from "./module";

const GITHUB = "token.actions.githubusercontent.com";

function assume(...subjects: readonly string[]) {
  return {
    Sid: "AssumeByExactSubject",
    Effect: "Allow",
    Principal: {
      Federated: `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/${GITHUB}`,
    },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${GITHUB}:aud`]: "sts.amazonaws.com",
        [`${GITHUB}:sub`]: subjects,
      },
    },
  };
}

const MAIN = "repo:octo-org/octo-repo:ref:refs/heads/main";
const TAG = "repo:octo-org/octo-repo:ref:refs/tags/v1";

function role(name: string, trust: string, values: object = {}): Module {
  return one("aws_iam_role", { name, assume_role_policy: trust, ...values });
}

const EXACT = policy(assume(MAIN));

/** Who gets in. */
export const ENTRANCES: Readonly<Record<string, Case>> = {
  "trust-widened": {
    before: role("trust-widened", EXACT),
    after: role(
      "trust-widened",
      policy(assume(MAIN, "repo:octo-org/other:pull_request")),
    ),
  },
  "trust-narrowed": {
    before: role("trust-narrowed", policy(assume(MAIN, TAG))),
    after: role("trust-narrowed", EXACT),
  },
  "trust-rewritten": {
    before: role("trust-rewritten", policy(assume(MAIN, TAG))),
    after: role(
      "trust-rewritten",
      policy({
        ...assume(TAG, MAIN),
        Sid: "OtherName",
        Action: ["sts:AssumeRoleWithWebIdentity"],
      }),
    ),
  },
  "trust-by-wildcard": {
    before: role("trust-by-wildcard", EXACT),
    after: role(
      "trust-by-wildcard",
      policy({
        ...assume(MAIN),
        Condition: { StringLike: { [`${GITHUB}:sub`]: "repo:octo-org/*" } },
      }),
    ),
  },
  "trust-of-a-service": {
    after: role(
      "trust-of-a-service",
      policy({
        Effect: "Allow",
        Principal: { Service: "ec2.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
    ),
  },
  "trust-of-an-account": {
    before: role("trust-of-an-account", EXACT),
    after: role(
      "trust-of-an-account",
      policy(assume(MAIN), {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::210987654321:root" },
        Action: "sts:AssumeRole",
      }),
    ),
  },
  "trust-that-tags": {
    before: role("trust-that-tags", EXACT),
    after: role(
      "trust-that-tags",
      policy({
        ...assume(MAIN),
        Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
      }),
    ),
  },
  "trust-unknown": {
    after: {
      resource: {
        terraform_data: { later: { input: EXACT } },
        aws_iam_role: {
          it: {
            name: "trust-unknown",
            assume_role_policy: "${terraform_data.later.output}",
          },
        },
      },
    },
  },
  "role-described": {
    before: role("role-described", EXACT, { description: "backs up" }),
    after: role("role-described", EXACT, {
      description: "backs up acme",
      tags: { team: "data" },
    }),
  },
  "role-destroyed": { before: role("role-destroyed", EXACT) },
  "role-replaced": {
    before: role("role-replaced", EXACT),
    after: role("role-replaced", EXACT, { path: "/backups/" }),
  },
  "audience-added": {
    before: one("aws_iam_openid_connect_provider", {
      url: "https://oidc.example.com",
      client_id_list: ["sts.amazonaws.com"],
      thumbprint_list: ["990f4193972f2becf12ddeda5237f9c952f20d9e"],
    }),
    after: one("aws_iam_openid_connect_provider", {
      url: "https://oidc.example.com",
      client_id_list: ["sts.amazonaws.com", "other"],
      thumbprint_list: ["990f4193972f2becf12ddeda5237f9c952f20d9e"],
    }),
  },
  "provider-tagged": {
    before: one("aws_iam_openid_connect_provider", {
      url: "https://tagged.example.com",
      client_id_list: ["sts.amazonaws.com"],
      thumbprint_list: ["990f4193972f2becf12ddeda5237f9c952f20d9e"],
    }),
    after: one("aws_iam_openid_connect_provider", {
      url: "https://tagged.example.com",
      client_id_list: ["sts.amazonaws.com"],
      thumbprint_list: ["990f4193972f2becf12ddeda5237f9c952f20d9e"],
      tags: { team: "data" },
    }),
  },
};
