import { EVERYTHING } from "../support/everything";
import { FULL } from "../support/states";
import type { Change } from "./change";

const { bucket, backups } = EVERYTHING;

/** Every prop that there is; what can be made here is made here. */
export const CREATED: Change = {
  ...EVERYTHING,
  partition: "aws",
  databaseRegion: "eu-central-1",
  identityProvider: {
    source: "create",
    github: { enterpriseSlug: "octo" },
    audiences: ["sts.amazonaws.com"],
  },
  assumeRole: {
    roleArn: "arn:aws:iam::123456789012:role/terraform",
    sessionName: "octo",
    externalId: "octo-org",
  },
  ignoreTags: { keys: ["cost-center"], keyPrefixes: ["octo:"] },
  state: FULL.s3,
  bucket: {
    ...bucket,
    replication: {
      ...bucket.replication,
      roleName: "copy-backups",
      permissionsBoundary: "arn:aws:iam::123456789012:policy/bounds",
    },
    dangerouslyAllowDestroy: false,
    dangerouslyAddStatements: [
      {
        sid: "Audit",
        effect: "Allow",
        principals: ["arn:aws:iam::210987654321:role/audit"],
        actions: ["s3:GetObjectVersion"],
        keys: ["acme/*"],
        conditions: [
          {
            test: "StringEquals",
            variable: "aws:PrincipalTag/team",
            values: ["audit"],
          },
        ],
      },
    ],
    readers: [
      {
        principal: "arn:aws:iam::210987654321:role/restore",
        prefixes: ["acme"],
      },
    ],
  },
  adopt: ["guide"],
  backups: [
    {
      ...backups[0],
      formerName: ["earlier"],
      path: "/backups/",
      description: "Backs up",
      tags: { team: "data" },
      maxSessionSeconds: 3600,
      permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess",
      audience: "sts.amazonaws.com",
      alarm: { afterHours: 36, counts: "verified" },
      trust: [
        {
          ...backups[0]?.trust[0],
          subjectFormat: "both",
          customSubject: ["repo", "context", { event_name: "schedule" }],
          claims: { actor: ["octocat"], workflow: "backup" },
        },
      ],
      restore: {
        ...backups[0]?.restore,
        path: "/backups/",
        description: "Restores",
        tags: { team: "data" },
        maxSessionSeconds: 3600,
        permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess",
        audience: "sts.amazonaws.com",
      },
    },
  ],
};

/** The same with a key and a bucket for copies that exist. */
export const EXISTING: Change = {
  ...CREATED,
  bucket: {
    ...bucket,
    kmsKey: {
      source: "existing",
      arn: "arn:aws:kms:eu-central-1:123456789012:key/mrk-1",
    },
    replication: {
      source: "existing",
      bucketName: "octo-org-copies",
      region: "eu-west-1",
      accountId: "210987654321",
      kmsKeyArn: "arn:aws:kms:eu-west-1:210987654321:key/mrk-1",
    },
  },
};

/** All props, with one value in place of the one at a path such as `backups[0].trust[0].branch`. */
export function propsWith(path: string, value: unknown): Change {
  const base = /\.(?:arn|kmsKeyArn)$/.test(path) ? EXISTING : CREATED;
  return replace(base, path.split(/[.[\]]+/).filter(Boolean), value) as Change;
}

function replace(
  root: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
): unknown {
  if (key === undefined) return value;
  const copy = (
    Array.isArray(root) ? [...(root as unknown[])] : { ...(root as object) }
  ) as Record<string, unknown>;
  if (!(key in copy)) throw new Error(`no prop ${key}`);
  copy[key] = replace(copy[key], rest, value);
  return copy;
}
