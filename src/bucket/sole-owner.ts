import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { Tokenization, TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/**
 * What a bucket has one of: S3 keeps each as one document, so that whoever writes it last has written all of it. Beside
 * each what to use in place of a second one.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  aws_s3_bucket: "let the stack make the bucket",
  aws_s3_bucket_lifecycle_configuration:
    "use `expireAfterDays`, `transitions` and `recoverableDays`",
  aws_s3_bucket_logging: "use `accessLogs`",
  aws_s3_bucket_notification:
    "use `notifications`, or a rule of EventBridge, which `eventBridge` sends all events to",
  aws_s3_bucket_object_lock_configuration: "use `objectLock`",
  aws_s3_bucket_ownership_controls: "without lists of access nobody needs it",
  aws_s3_bucket_policy:
    "let others read by `readers`, and say what no prop covers in `dangerouslyAddStatements`",
  aws_s3_bucket_public_access_block: "all of it is blocked already",
  aws_s3_bucket_replication_configuration: "use `replication`",
  aws_s3_bucket_server_side_encryption_configuration: "use `kmsKey`",
  aws_s3_bucket_versioning: "it is on already",
};

/**
 * Makes synth refuse a second owner of a setting of a bucket, whoever places it: in the same stack or in another one of
 * the app, also by an Aspect. Terraform would take both, and each apply would undo what the other has written.
 *
 * @param scope where all that is there by now is the bucket's own
 */
export function guardSettings(scope: Construct, bucket: S3Bucket): void {
  const own = new Map(
    settingsIn(scope)
      .filter((resource) => isOf(resource, bucket))
      .map((resource) => [resource.terraformResourceType, resource]),
  );
  const validation = { validate: () => secondOwners(bucket, own) };
  scope.node.addValidation({
    validate() {
      // Stacks are synthesized one after the other, and Aspects of the next ones have not been there yet.
      for (const stack of scope.node.root.node.findAll())
        if (TerraformStack.isStack(stack) && stack !== bucket.cdktfStack)
          stack.node.addValidation(validation);
      return validation.validate();
    },
  });
}

function secondOwners(
  bucket: S3Bucket,
  own: ReadonlyMap<string, TerraformResource>,
): string[] {
  return settingsIn(bucket.node.root).flatMap((resource) => {
    const { terraformResourceType: type, node } = resource;
    const first = own.get(type);
    return first === undefined || first === resource || !isOf(resource, bucket)
      ? []
      : [
          `${first.node.path} and ${node.path} both make the ${type} of the bucket "${String(bucket.bucketInput)}", so that each apply would undo the other's: remove ${node.path}; ${SETTINGS[type]}`,
        ];
  });
}

function settingsIn(scope: Construct): TerraformResource[] {
  return scope.node
    .findAll()
    .filter((node) => TerraformResource.isTerraformResource(node))
    .filter((one) => Object.hasOwn(SETTINGS, one.terraformResourceType));
}

/** Whether a resource is the bucket, or names it: by its name, by an attribute of it, or by an expression. */
function isOf(resource: TerraformResource, bucket: S3Bucket): boolean {
  if (resource === bucket) return true;
  const given: unknown = (resource as { bucketInput?: unknown }).bucketInput;
  if (typeof given !== "string") return false;
  if (given === bucket.bucketInput) return true;
  const address = `${bucket.terraformResourceType}.${bucket.friendlyUniqueId}`;
  const isHere = resource.cdktfStack === bucket.cdktfStack;
  return (
    (isHere && given.includes(`\${${address}.`)) ||
    Tokenization.reverse(given).some((token) => {
      const { identifier, originStack } = token as Partial<Reference>;
      return (
        originStack === bucket.cdktfStack &&
        [address, `${address}.bucket`, `${address}.id`].includes(
          String(identifier),
        )
      );
    })
  );
}

/** CDKTF's token for an attribute of a resource, or for all of it. */
interface Reference {
  readonly identifier: string;
  readonly originStack: TerraformStack;
}
