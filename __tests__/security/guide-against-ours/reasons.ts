import { PROTECTIONS } from "../what-they-may-do/destruction.cases";
import {
  GUIDE_ACTIONS,
  WITHOUT_TLS_VERSION,
} from "../what-they-may-do/requests";

/** Requests that the guide's policy allows and ours refuses, and why. */
export interface Reason {
  /** The prop that turns it on; none where it is on by default. */
  readonly prop?: string;
  readonly requests: string;
  /** Our statement, and what of it is not met where it does not deny but no longer allow. */
  readonly statement: string;
  /** The actions that are refused, by who asks. */
  readonly refused: Readonly<Record<string, readonly string[] | EveryAction>>;
  readonly reason: string;
}

/** Every action on a bucket or an object, but for some. */
export interface EveryAction {
  readonly but: readonly string[];
}

const JOB = "a job";
const PERMITTED_JOB = "a job with every permission";
const OTHERS = "others with every permission";

const DESTRUCTIVE = Object.values(PROTECTIONS).flat();
const ON_BACKUPS = GUIDE_ACTIONS.filter((action) => action !== "s3:ListBucket");
const ON_VERSIONS = [
  ...ON_BACKUPS,
  "s3:DeleteObjectVersion",
  "s3:GetObjectVersion",
];

const byAll = (job: readonly string[], others: Reason["refused"][string]) => ({
  [JOB]: job,
  [PERMITTED_JOB]: others,
  [OTHERS]: others,
});

/** Each difference between the guide's policy and ours, with its reason. There is none the other way round. */
export const REASONS: readonly Reason[] = [
  {
    requests: "Everything over plain HTTP",
    statement: "DenyPlainHttp",
    refused: byAll(GUIDE_ACTIONS, { but: [] }),
    reason:
      "A backup holds the whole database, and on the way anybody could read or replace it",
  },
  {
    requests: "Everything over TLS 1.0 and 1.1",
    statement: "DenyTlsBelow12",
    refused: byAll(GUIDE_ACTIONS, { but: WITHOUT_TLS_VERSION }),
    reason:
      "Both are deprecated (RFC 8996), and every client of the last ten years speaks 1.2",
  },
  {
    requests: "Uploads with a key that the client keeps (SSE-C)",
    statement: "DenyCustomerKeys",
    refused: byAll(["s3:PutObject"], ["s3:PutObject"]),
    reason:
      "Whoever has stolen a session could overwrite the backups with what only they can read, and ask for ransom",
  },
  {
    requests: "[Destruction](#what-counts-as-destruction)",
    statement: "DenyDeletingVersionsAndChangingProtections",
    refused: { [PERMITTED_JOB]: DESTRUCTIVE },
    reason:
      "No backup needs it. So a permission of S3 that is attached to the role one day, by mistake or by an attacker, does not cost the backups",
  },
  {
    prop: "prefix",
    requests: "Backups of other jobs, and outside of folders",
    statement: "ReadWriteAndDeleteBackupsUnderOwnPrefix: resource",
    refused: { [JOB]: ON_BACKUPS },
    reason: "A job that is taken over reaches the backups of one database",
  },
  {
    prop: "prefix",
    requests: "Lists of more than the own folder",
    statement: "ListBackupsUnderOwnPrefix: s3:prefix",
    refused: { [JOB]: ["s3:ListBucket"] },
    reason: "A job does not see which other databases there are",
  },
  {
    prop: "kmsKey",
    requests: "Uploads that name an encryption",
    statement: "DenyOtherEncryption",
    refused: byAll(["s3:PutObject"], ["s3:PutObject"]),
    reason:
      "They would get around the bucket's key, or use one that the team does not control. An upload that names none, as the workflow's, is encrypted with the bucket's",
  },
  {
    prop: "administrators",
    requests:
      "[Destruction](#what-counts-as-destruction) by all but the administrators and the root user",
    statement: "DenyDeletingVersionsAndChangingProtections",
    refused: { [OTHERS]: DESTRUCTIVE },
    reason: "The team has said who alone may",
  },
  ...[
    [
      "DenyOutsideVpcEndpoints",
      "aws:SourceVpce",
      "Backups, not through one of the VPC endpoints",
    ],
    [
      "DenyOutsideOrganization",
      "aws:PrincipalOrgID",
      "Backups, from outside the organization",
    ],
  ].flatMap(([statement = "", condition = "", requests = ""]): Reason[] => [
    {
      prop: "onlyFrom",
      requests,
      statement,
      refused: byAll(ON_BACKUPS, ON_VERSIONS),
      reason: "Stolen credentials are of no use elsewhere",
    },
    {
      prop: "onlyFrom",
      requests: requests.replace("Backups", "Lists"),
      statement: `ListBackupsUnderOwnPrefix: ${condition}`,
      refused: { [JOB]: ["s3:ListBucket"] },
      reason:
        "The same. Who manages the bucket can list it from anywhere, as Terraform does",
    },
  ]),
];
