import { writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = "emulator.ini";

/**
 * Writes down where an emulator is, and returns the setting of the AWS provider that leads to it, for all services.
 *
 * The provider's own block `endpoints` would do the same, and cost more of the processor's time than all else: the
 * provider spells the whole block out in the path of each of its three hundred attributes, once for each walk of
 * Terraform's.
 *
 * @param folder the one that Terraform runs in
 */
export function endpointSetting(
  folder: string,
  emulatorUrl: string,
): { readonly shared_config_files: readonly string[] } {
  writeFileSync(
    join(folder, FILE),
    `[default]\nendpoint_url = ${emulatorUrl}\n`,
  );
  // Relative, so that a plan says the same in every working copy.
  return { shared_config_files: [FILE] };
}
