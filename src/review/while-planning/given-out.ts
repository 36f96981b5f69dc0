import type { Configuration } from "../configuration";
import { type Finding, letsIn } from "../finding";
import { isObject, own } from "../json";
import { listed, say } from "../markdown";
import { followed, referencesIn } from "../origins";
import type { Plan } from "../plan";

/** Data that holds what its owner keeps from others: states, secrets, files, tokens. */
const KEPT =
  /^(?:terraform_remote_state|tfe_outputs|local_(?:sensitive_)?file|external|http|local_command|aws_(?:secretsmanager_(?:secret_versions?|random_password)|ssm_parameters?(?:_by_path)?|kms_secrets?|s3_(?:bucket_)?object|ecr_authorization_token|eks_cluster_auth|lambda_invocation|codeartifact_authorization_token)|google_(?:secret_manager_.*_version.*|secret_manager_secret_version.*|storage_bucket_object_content|client_config|service_account_(?:access_token|id_token|jwt|key)|kms_secret.*)|azurerm_(?:key_vault_(?:secrets?|certificate_data)|storage_account(?:_sas|_blob_container_sas)?|kubernetes_cluster)|vault_.*|kubernetes_secret(?:_v1)?)$/;

/** What of it anybody may know. */
const NAMES =
  /^(?:arn|id|name|version|version_id|secret_id|type|backend|workspace|filename|bucket|key|etag|region|location|.*_endpoint)$/;

/** Values that an output gives to whoever reads the state or the log. What was given out before is told no more. */
export function givenOut(plan: Plan, configuration: Configuration): Finding[] {
  const root = configuration.modules.get("");
  const outputs = own(root?.json, "outputs");
  if (root === undefined || !isObject(outputs)) return [];
  return Object.entries(outputs).flatMap(([name, output]) => {
    const actions = own(own(plan.output_changes, name), "actions");
    if (Array.isArray(actions) && ["no-op", "delete"].includes(actions.join()))
      return [];
    const expression = own(output, "expression");
    const from = followed(expression, root, configuration)
      .filter(
        ({ mode, type, attribute }) =>
          mode === "data" && KEPT.test(type) && !NAMES.test(attribute),
      )
      .map((one) => one.name);
    const isLocal = referencesIn(expression).some((one) =>
      /^local\./.test(one),
    );
    const perhaps = from.length === 0 && isLocal ? keptIn(configuration) : [];
    const address = `output ${name}`;
    if (from.length > 0)
      return [
        { ...letsIn(say`**gives out** what ${listed(from)} reads`), address },
      ];
    return perhaps.length === 0
      ? []
      : [
          {
            ...letsIn(
              say`gives out a local value, which **may be** what ${listed(perhaps)} reads`,
            ),
            address,
          },
        ];
  });
}

/** A plan has no local values: one may be of any data that its module reads. */
function keptIn({ resources }: Configuration): string[] {
  return [...resources]
    .filter(
      ([, { json, module }]) =>
        module.path === "" &&
        own(json, "mode") === "data" &&
        KEPT.test(String(own(json, "type"))),
    )
    .map(([address]) => address);
}
