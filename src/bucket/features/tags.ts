import { tags as userTags } from "../../aws/tag-rules";
import { emptyTagWarnings } from "../../aws/tag-warnings";
import { literals } from "../../terraform/literal";
import type { Schema } from "../../validation/schema";
import { isUnknown } from "../../validation/values";
import type { BucketFeature } from "./feature";

export interface TagsProps {
  /**
   * Tags of the bucket, beside the stack's default tags.
   *
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;
}

export const TAGS: Schema<TagsProps> = { tags: userTags };

/** Tags. They are read in two ways, since not every region has the newer one. */
export const tags: BucketFeature<TagsProps> = {
  schema: TAGS,
  bucket: (options) => ({ tags: options.tags && literals(options.tags) }),
  warnings: (options) => emptyTagWarnings("tags", options.tags),
  reads: ["s3:GetBucketTagging", "s3:ListTagsForResource"],
  needs: (options, { bucketArn, bucketArns, defaultTags }) => {
    const resources = defaultTags
      ? bucketArns
      : hasTags(options.tags)
        ? [bucketArn]
        : [];
    return resources.length === 0
      ? []
      : [
          {
            verb: "Tag",
            of: "Buckets",
            resources,
            writes: [
              "s3:PutBucketTagging",
              "s3:TagResource",
              "s3:UntagResource",
            ],
          },
        ];
  },
};

/** Whether there are tags, as far as synth can tell. */
export function hasTags(given: object | undefined): boolean {
  return (
    given !== undefined && (isUnknown(given) || Object.keys(given).length > 0)
  );
}
