/** The actions that change a bucket or an object and are not denied, by the reason why a backup survives them. */
export const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  "Part of making backups, and what was there before stays as a version": [
    "s3:AbortMultipartUpload",
    "s3:DeleteObject",
    "s3:PutObject",
  ],
  "Adds a version or a delete marker, as replication does, and removes none": [
    "s3:InitiateReplication",
    "s3:ObjectOwnerOverrideToBucketOwner",
    "s3:ReplicateDelete",
    "s3:ReplicateObject",
    "s3:ReplicateObjectAnnotation",
    "s3:ReplicateTags",
  ],
  "Changes tags and annotations, which decide nothing in this bucket": [
    "s3:DeleteObjectAnnotation",
    "s3:DeleteObjectTagging",
    "s3:DeleteObjectVersionAnnotation",
    "s3:DeleteObjectVersionTagging",
    "s3:PutBucketAbac",
    "s3:PutBucketTagging",
    "s3:PutObjectAnnotation",
    "s3:PutObjectTagging",
    "s3:PutObjectVersionAnnotation",
    "s3:PutObjectVersionTagging",
    "s3:TagResource",
    "s3:UntagResource",
  ],
  "Changes access control lists of objects, which are turned off": [
    "s3:PutObjectAcl",
    "s3:PutObjectVersionAcl",
  ],
  "Lets in nobody whom the policy does not let in": [
    "s3:DeleteBucketWebsite",
    "s3:PutBucketCORS",
    "s3:PutBucketRequestPayment",
    "s3:PutBucketWebsite",
  ],
  "Tells about the bucket, and changes no backup": [
    "s3:CreateBucketMetadataTableConfiguration",
    "s3:DeleteBucketMetadataTableConfiguration",
    "s3:PutAnalyticsConfiguration",
    "s3:PutBucketNotification",
    "s3:PutInventoryConfiguration",
    "s3:PutMetricsConfiguration",
    "s3:UpdateBucketMetadataAnnotationTableConfiguration",
    "s3:UpdateBucketMetadataInventoryTableConfiguration",
    "s3:UpdateBucketMetadataJournalTableConfiguration",
  ],
  "Changes how fast a backup is read": [
    "s3:PutAccelerateConfiguration",
    "s3:PutIntelligentTieringConfiguration",
    "s3:RestoreObject",
  ],
  "Makes copies wait during an experiment of AWS's Fault Injection Service": [
    "s3:PauseReplication",
  ],
  "Is for a bucket that does not exist": ["s3:CreateBucket"],
  "Encrypts anew, only with a key of KMS of the bucket's own account": [
    "s3:UpdateObjectEncryption",
  ],
};
