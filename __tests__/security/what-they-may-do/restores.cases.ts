import type { ResourceRequest } from "../../support/policy-evaluator";
import { ACCOUNT_ID } from "../../support/rendered-policy";
import {
  type Asker,
  copyPolicy,
  INSIDE,
  type JudgedStack,
  mayEverything,
  policyAt,
} from "../judged-stacks";
import type { Refusal } from "../refusals";

/** The role of the first job that restores, with its own policy. */
export function restoringRole(judged: JudgedStack): Asker {
  const name = `${judged.jobs[0].name}-restore`;
  const role = judged.json.resource["aws_iam_role"]?.[name] as {
    readonly name: string;
    readonly path: string;
    readonly tags?: Readonly<Record<string, string>>;
  };
  return {
    principal: `arn:aws:iam::${ACCOUNT_ID}:role${role.path}${role.name}`,
    principalTags: role.tags ?? {},
    identityPolicies: [policyAt(judged, `aws_iam_role_policy.${name}`)],
  };
}

/** What the role may do. */
export const READS = [
  "s3:GetObject",
  "s3:GetObjectVersion",
  "s3:ListBucket",
  "s3:ListBucketVersions",
];

/** The stacks that have such a role: of the whole bucket, and of a folder. */
export const RESTORING = ["a role that restores", "everything on"] as const;

const object = (action: string) => (judged: JudgedStack) => ({
  ...restoringRole(judged),
  action,
  resource: `${judged.bucket}/${judged.jobs[0].folder}b.gz`,
  contextVariables: judged.place,
});

const list = (action: string) => (judged: JudgedStack) => ({
  ...restoringRole(judged),
  action,
  resource: judged.bucket,
  contextVariables: {
    ...judged.place,
    "s3:prefix": judged.jobs[0].folder,
  },
});

/** The same by the job's own role, which the bucket's policy lets in. */
const byJob =
  (action: string) =>
  (judged: JudgedStack): ResourceRequest => ({
    ...judged.jobs[0].role,
    action,
    resource: `${judged.bucket}/${judged.jobs[0].folder}b.gz`,
    contextVariables: judged.place,
  });

const asRestoring = (judged: JudgedStack) => restoringRole(judged);

const OF_JOBS = {
  "overwriting a backup": "s3:PutObject",
  "deleting a backup": "s3:DeleteObject",
};

const READING = {
  "reading a backup": object("s3:GetObject"),
  "reading a version": object("s3:GetObjectVersion"),
};
const LISTING = {
  "listing backups": list("s3:ListBucket"),
  "listing versions": list("s3:ListBucketVersions"),
};

const ELSEWHERE = {
  "through no VPC endpoint": "aws:SourceVpce",
  "from outside of organizations": "aws:PrincipalOrgID",
} satisfies Record<string, keyof typeof INSIDE>;

const DENIED_BY = {
  "aws:SourceVpce": "DenyOutsideVpcEndpoints",
  "aws:PrincipalOrgID": "DenyOutsideOrganization",
};

/** A role that restores, beyond reading its folder. */
export const BEYOND_READING: readonly Refusal[] = [
  ...Object.entries(OF_JOBS).map(([what, action]): Refusal => ({
    name: `${what} by a role that restores, though it has the job's tag`,
    stacks: RESTORING,
    letIn: byJob(action),
    change: asRestoring,
    unmet: ["principal"],
  })),
  ...Object.entries(READING).map(([what, letIn]): Refusal => ({
    name: `${what} of another job by a role that restores`,
    stacks: ["everything on"],
    letIn,
    change: ({ bucket, jobs }) => ({
      resource: `${bucket}/${jobs[2]?.folder}b.gz`,
    }),
    unmet: [],
  })),
  ...Object.entries(READING).map(([what, letIn]): Refusal => ({
    name: `${what} by a role that restores, without its own policy`,
    stacks: RESTORING,
    letIn,
    change: { identityPolicies: [] },
    unmet: [],
  })),
  ...Object.entries(LISTING).flatMap(([what, letIn]) =>
    [
      ["another job's folder", (judged: JudgedStack) => judged.jobs[2]?.folder],
      [
        "a folder whose name starts with the own",
        ({ jobs: [{ folder }] }: JudgedStack) => `${folder.slice(0, -1)}-2/`,
      ],
      ["no folder", () => undefined],
    ].map(([where, prefix]): Refusal => ({
      name: `${what} of ${String(where)} by a role that restores`,
      stacks: ["everything on"],
      letIn,
      change: (judged) => ({
        contextVariables: {
          "s3:prefix": (prefix as (one: JudgedStack) => string | undefined)(
            judged,
          ),
        },
      }),
      unmet: [],
    })),
  ),
  ...Object.entries(ELSEWHERE).flatMap(([where, variable]) => [
    ...Object.entries(READING).map(([what, letIn]): Refusal => ({
      name: `${what} by a role that restores, ${where}`,
      stacks: ["everything on"],
      letIn,
      change: { contextVariables: { [variable]: undefined } },
      deniedBy: DENIED_BY[variable],
      unmet: [],
    })),
    ...Object.entries(LISTING).map(([what, letIn]): Refusal => ({
      name: `${what} by a role that restores, ${where}`,
      stacks: ["everything on"],
      letIn,
      change: { contextVariables: { [variable]: undefined } },
      unmet: [],
    })),
  ]),
  {
    name: "deleting a version by a role that restores and has every permission",
    stacks: ["a role that restores"],
    letIn: (judged) => ({
      ...mayEverything(restoringRole(judged)),
      action: "s3:DeleteObject",
      resource: `${judged.bucket}/b.gz`,
    }),
    change: { action: "s3:DeleteObjectVersion" },
    deniedBy: "DenyDeletingVersionsAndChangingProtections",
  },
  {
    name: "reading a copy by a role that restores",
    stacks: ["everything on"],
    policy: copyPolicy,
    letIn: (judged) => ({
      ...mayEverything(restoringRole(judged)),
      action: "s3:GetObject",
      resource: `${judged.bucket}-copies/b.gz`,
      contextVariables: judged.place,
    }),
    change: asRestoring,
    unmet: [],
  },
];
