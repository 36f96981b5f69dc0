import { ACCOUNT_ID } from "../emulator";
import {
  bucket,
  type Case,
  type Module,
  one,
  policy,
  together,
} from "./module";

const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/backup`;

const TRUST = policy({
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
});

function allow(name: string, actions: string | readonly string[]) {
  return {
    Sid: "UseBackups",
    Effect: "Allow",
    Principal: { AWS: ROLE },
    Action: actions,
    Resource: `arn:aws:s3:::${name}/*`,
  };
}

function deny(name: string) {
  return {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

function withPolicy(name: string, ...statements: readonly object[]): Module {
  return bucket(name, {
    policy: { policy: policy(...(statements as Record<string, unknown>[])) },
  });
}

function ofBucket(
  name: string,
  before: (name: string) => readonly object[],
  after: (name: string) => readonly object[],
): Case {
  return {
    before: withPolicy(name, ...before(name)),
    after: withPolicy(name, ...after(name)),
  };
}

function withBoundary(name: string, values: object): Module {
  return together(
    one("aws_iam_policy", {
      name: `${name}-limit`,
      policy: policy({ Effect: "Allow", Action: "s3:*", Resource: "*" }),
    }),
    one("aws_iam_role", { name, assume_role_policy: TRUST, ...values }),
  );
}

function inRole(name: string, actions: readonly string[]): Module {
  return together(
    one("aws_iam_role", { name, assume_role_policy: TRUST }),
    one("aws_iam_role_policy", {
      name,
      role: "${aws_iam_role.it.name}",
      policy: policy({ Effect: "Allow", Action: actions, Resource: "*" }),
    }),
  );
}

function key(name: string, actions: string): Module {
  return one("aws_kms_key", {
    description: name,
    policy: policy(
      {
        Sid: "AccountManagesKey",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "UseKey",
        Effect: "Allow",
        Principal: { AWS: ROLE },
        Action: actions,
        Resource: "*",
      },
    ),
  });
}

/** What they may do. */
export const PERMISSIONS: Readonly<Record<string, Case>> = {
  "policy-with-another-action": ofBucket(
    "policy-with-another-action",
    (name) => [allow(name, "s3:GetObject")],
    (name) => [allow(name, ["s3:GetObject", "s3:DeleteObjectVersion"])],
  ),
  "policy-with-fewer-actions": ofBucket(
    "policy-with-fewer-actions",
    (name) => [allow(name, ["s3:GetObject", "s3:PutObject"])],
    (name) => [allow(name, "s3:GetObject")],
  ),
  "policy-without-denial": ofBucket(
    "policy-without-denial",
    (name) => [allow(name, "s3:GetObject"), deny(name)],
    (name) => [allow(name, "s3:GetObject")],
  ),
  "policy-with-denial": ofBucket(
    "policy-with-denial",
    (name) => [allow(name, "s3:GetObject")],
    (name) => [allow(name, "s3:GetObject"), deny(name)],
  ),
  "policy-destroyed": {
    before: withPolicy("policy-destroyed", deny("policy-destroyed")),
    after: bucket("policy-destroyed"),
  },
  "inline-policy-wider": {
    before: inRole("inline-policy-wider", ["s3:GetObject"]),
    after: inRole("inline-policy-wider", ["s3:Get*"]),
  },
  "inline-policy-narrower": {
    before: inRole("inline-policy-narrower", ["s3:Get*"]),
    after: inRole("inline-policy-narrower", ["s3:GetObject"]),
  },
  "policy-attached": {
    before: one("aws_iam_role", {
      name: "policy-attached",
      assume_role_policy: TRUST,
    }),
    after: together(
      one("aws_iam_role", {
        name: "policy-attached",
        assume_role_policy: TRUST,
      }),
      one("aws_iam_role_policy_attachment", {
        role: "${aws_iam_role.it.name}",
        policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
      }),
    ),
  },
  "boundary-removed": {
    before: withBoundary("boundary-removed", {
      permissions_boundary: "${aws_iam_policy.it.arn}",
    }),
    after: withBoundary("boundary-removed", {}),
  },
  "session-longer": {
    before: withBoundary("session-longer", { max_session_duration: 3600 }),
    after: withBoundary("session-longer", { max_session_duration: 43200 }),
  },
  "session-shorter": {
    before: withBoundary("session-shorter", { max_session_duration: 43200 }),
    after: withBoundary("session-shorter", { max_session_duration: 3600 }),
  },
  "key-policy-wider": {
    before: key("key-policy-wider", "kms:Decrypt"),
    after: key("key-policy-wider", "kms:*"),
  },
  "key-policy-narrower": {
    before: key("key-policy-narrower", "kms:*"),
    after: key("key-policy-narrower", "kms:Decrypt"),
  },
};
