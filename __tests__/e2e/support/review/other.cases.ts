import { bucket, type Case, one } from "./module";

/** What is not judged, and what does nothing. */
export const OTHERS: Readonly<Record<string, Case>> = {
  "foreign-created": {
    after: {
      resource: {
        terraform_data: { it: { input: "foreign" } },
        aws_instance: {
          it: { ami: "ami-12345678", instance_type: "t3.micro" },
        },
      },
    },
  },
  "bucket-tagged": {
    before: bucket("bucket-tagged"),
    after: bucket("bucket-tagged", {}, { tags: { team: "data" } }),
  },
  "bucket-moved": {
    before: bucket("bucket-moved"),
    after: {
      resource: { aws_s3_bucket: { there: { bucket: "bucket-moved" } } },
    },
    root: {
      moved: {
        from: "module.bucket-moved.aws_s3_bucket.it",
        to: "module.bucket-moved.aws_s3_bucket.there",
      },
    },
  },
  "bucket-forgotten": {
    before: bucket("bucket-forgotten"),
    root: {
      removed: {
        from: "module.bucket-forgotten.aws_s3_bucket.it",
        lifecycle: { destroy: false },
      },
    },
  },
  "bucket-imported": {
    after: bucket("bucket-imported"),
    root: {
      import: {
        to: "module.bucket-imported.aws_s3_bucket.it",
        id: "bucket-imported",
      },
    },
  },
  unchanged: {
    before: bucket("unchanged"),
    after: bucket("unchanged"),
  },
  "one-of-many": {
    before: one("aws_s3_bucket", {
      for_each: { a: "one-of-many-a", "b.c": "one-of-many-b" },
      bucket: "${each.value}",
    }),
    after: one("aws_s3_bucket", {
      for_each: { a: "one-of-many-a" },
      bucket: "${each.value}",
    }),
  },
};
