import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { RestoreRole } from "../../trust/restore-role";
import { type RestoreFacts, restoreStatements } from "./restore-statements";

/**
 * Attaches to a role what lets it read backups. A policy of the role's own takes no room in the bucket's, which AWS
 * bounds.
 */
export function letRestore(
  role: RestoreRole,
  facts: Omit<RestoreFacts, "prefix">,
): IamRolePolicy {
  const { prefix, resource } = role;
  return new IamRolePolicy(role, "role-policy", {
    name: "read-backups",
    role: resource.name,
    policy: new DataAwsIamPolicyDocument(role, "policy-document", {
      statement: restoreStatements({ ...facts, prefix }),
    }).json,
  });
}
