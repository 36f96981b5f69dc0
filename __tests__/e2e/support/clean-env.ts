import { devNull } from "node:os";
import { resolve } from "node:path";
import { cacheFolder } from "./paths";

const NOT_OURS = /^(AWS|BC|BOTO|CDKTF|CKV|MOTO|TF)_/;

/**
 * The environment for the tools: that of the user without the settings that would lead a tool elsewhere, above all to
 * a real AWS account. How Terraform is to find providers stays the user's choice.
 */
export function cleanEnv(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE } = process.env;
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !NOT_OURS.test(name)),
    ),
    ...(TF_CLI_CONFIG_FILE && {
      TF_CLI_CONFIG_FILE: resolve(TF_CLI_CONFIG_FILE),
    }),
    CHECKPOINT_DISABLE: "1",
    CKV_SKIP_PACKAGE_UPDATE_CHECK: "true",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TF_PLUGIN_CACHE_DIR: cacheFolder("terraform-plugins"),
    // Each folder has a lock file of its own, which would make each download the provider again.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
    // Terraform and its provider then collect garbage less often, which spares a third of the processor's time.
    GOGC: "400",
    ...extra,
  };
}
