import type { AwsCli } from "./aws-cli";

interface Version {
  readonly Key: string;
  readonly VersionId: string;
}

/** All that a bucket holds: versions of objects, and marks of deletion. */
export async function versions(
  aws: AwsCli,
  bucket: string,
): Promise<{ kept: Version[]; deleted: Version[] }> {
  const answer = await aws.json<{
    Versions?: Version[];
    DeleteMarkers?: Version[];
  } | null>("s3api", "list-object-versions", "--bucket", bucket);
  return {
    kept: answer?.Versions ?? [],
    deleted: answer?.DeleteMarkers ?? [],
  };
}

/** Deletes all that a bucket holds, for good. */
export async function empty(aws: AwsCli, bucket: string): Promise<void> {
  // A destroy that was refused leaves versioning suspended, and then the emulator fails to delete versions.
  await aws.json(
    ...["s3api", "put-bucket-versioning", "--bucket", bucket],
    ...["--versioning-configuration", "Status=Enabled"],
  );
  const { kept, deleted } = await versions(aws, bucket);
  const Objects = [...kept, ...deleted].map(({ Key, VersionId }) => ({
    Key,
    VersionId,
  }));
  await aws.json(
    ...["s3api", "delete-objects", "--bucket", bucket],
    ...["--delete", JSON.stringify({ Objects })],
  );
}
