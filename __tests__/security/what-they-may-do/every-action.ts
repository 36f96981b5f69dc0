import type { ResourceRequest } from "../../support/policy-evaluator";
import type { Asker, JudgedStack } from "../judged-stacks";
import { actionsOf } from "../service-actions";

/** Where somebody tries every action of S3. */
export interface Target {
  /** The ARN of a bucket. */
  readonly bucket: string;
  /** The folder of the object, with a slash behind it; also what is listed. */
  readonly folder?: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** The actions that say what is listed, and that a policy here compares. */
const LISTS = ["s3:ListBucket", "s3:ListBucketVersions"];

/**
 * Every action of S3 on a bucket or an object in it. Those of S3's actions that are for neither are left out, unless
 * all are asked for.
 */
export async function everyAction(
  asker: Asker,
  { bucket, folder = "", context = {} }: Target,
  { all = false } = {},
): Promise<ResourceRequest[]> {
  const listed: Record<string, string> =
    folder === "" ? {} : { "s3:prefix": folder };
  const actions = await actionsOf("s3", {
    bucket,
    object: `${bucket}/${folder}b.gz`,
  });
  return actions
    .filter(({ own }) => own || all)
    .map(({ action, resource }) => ({
      ...asker,
      action,
      resource,
      contextVariables: {
        ...context,
        ...(LISTS.includes(action) && listed),
      },
    }));
}

/** The bucket for backups, and the first job's folder in it, from where requests may come from. */
export function ownTarget({
  bucket,
  jobs: [{ folder }],
  place,
}: JudgedStack): Target {
  return { bucket, folder, context: place };
}
