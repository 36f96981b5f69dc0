import type { ResourceRequest } from "../../support/policy-evaluator";
import type { JudgedStack } from "../judged-stacks";

/** What the guide's policy, and ours, lets a job do. */
export const GUIDE_ACTIONS = [
  "s3:DeleteObject",
  "s3:GetObject",
  "s3:ListBucket",
  "s3:PutObject",
];

/** The actions for which AWS's list has no version of TLS. */
export const WITHOUT_TLS_VERSION = [
  "s3:AllowVendedLogDeliveryForResource",
  "s3:InitiateReplication",
];

/** What a job does with backups, in words. */
export const READ_WRITE_DELETE = {
  reading: "s3:GetObject",
  overwriting: "s3:PutObject",
  deleting: "s3:DeleteObject",
};

/** A request of the first job's for a backup of its own. */
export function ownBackup(
  action: string,
  { bucket, jobs: [{ role, folder }], place }: JudgedStack,
): ResourceRequest {
  return {
    ...role,
    action,
    resource: `${bucket}/${folder}b.gz`,
    contextVariables: place,
  };
}

/** An upload of the first job's as `aws s3 cp` does it, which asks for no encryption. */
export function upload(judged: JudgedStack): ResourceRequest {
  return ownBackup("s3:PutObject", judged);
}

/** The first job's list of its own backups. */
export function ownList({
  bucket,
  jobs: [{ role, folder }],
  place,
}: JudgedStack): ResourceRequest {
  const prefix: Record<string, string> =
    folder === "" ? {} : { "s3:prefix": folder };
  return {
    ...role,
    action: "s3:ListBucket",
    resource: bucket,
    contextVariables: { ...place, ...prefix },
  };
}
