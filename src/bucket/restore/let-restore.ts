import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { RestoreRole } from "../../trust/restore-role";
import { type RestoreFacts, restoreStatements } from "./restore-statements";

const buckets = new WeakMap<RestoreRole, Construct>();

/** The bucket that lets a role read it, if there is one yet. */
export function bucketReadBy(role: RestoreRole): Construct | undefined {
  return buckets.get(role);
}

/**
 * Attaches to a role what lets it read backups. A policy of the role's own takes no room in the bucket's, which AWS
 * bounds.
 *
 * It stands at the role, or at the bucket where the role is in another stack: the bucket's stack waits for that one, and
 * not the reverse.
 */
export function letRestore(
  role: RestoreRole,
  bucket: Construct,
  facts: Omit<RestoreFacts, "prefix">,
): IamRolePolicy {
  const { prefix, resource } = role;
  const isHere = resource.cdktfStack === TerraformStack.of(bucket);
  const scope = isHere
    ? role
    : new Construct(bucket, `restore-${role.node.path}`);
  buckets.set(role, bucket);
  return new IamRolePolicy(scope, "role-policy", {
    name: "read-backups",
    role: isHere ? resource.name : (resource.nameInput as string),
    policy: new DataAwsIamPolicyDocument(scope, "policy-document", {
      statement: restoreStatements({ ...facts, prefix }),
    }).json,
  });
}
