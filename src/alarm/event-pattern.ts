import type { AlarmedJob } from "./alarmed-job";

/** Which events a rule of EventBridge is run by. */
export interface EventPattern {
  readonly source: readonly string[];
  readonly "detail-type": readonly string[];
  readonly detail: {
    readonly bucket: { readonly name: readonly string[] };
    readonly object: {
      readonly key?: readonly { readonly prefix: string }[];
      readonly size: readonly {
        readonly numeric: readonly [">=", number];
      }[];
    };
  };
}

/**
 * The folder whose objects count: that of the manifests, or all of the job's; empty for the whole bucket. Manifests lie
 * in a folder of their own, since a rule that looks at both ends of a key is one with wildcards, of which AWS allows 30.
 */
export function countedFolder({
  prefix,
  counts,
}: Pick<AlarmedJob, "prefix" | "counts">): string {
  const folder = prefix === undefined ? "" : `${prefix}/`;
  return counts === "verified" ? `${folder}manifests/` : folder;
}

/**
 * The events that say that a backup has come which counts. Only AWS itself can send events with that source. What is
 * empty never counts: the marker of a folder is an object, too.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function eventPattern(
  bucketName: string,
  job: Pick<AlarmedJob, "prefix" | "counts">,
): EventPattern {
  const folder = countedFolder(job);
  const smallest = job.counts === "verified" ? 1 : job.counts.smallestBytes;
  return {
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: {
      bucket: { name: [bucketName] },
      object: {
        ...(folder !== "" && { key: [{ prefix: folder }] }),
        size: [{ numeric: [">=", smallest] }],
      },
    },
  };
}
