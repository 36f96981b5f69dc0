import { text } from "../validation/kinds";
import { matching, without } from "../validation/text-rule";

/** The name of a backup job. */
export const jobName = text(
  matching(
    /^[a-z](?:-?[a-z0-9])*$/,
    "must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses",
    (name) => `write ${JSON.stringify(mended(name))}`,
  ),
  without(
    /^constructor$/,
    "must not be a name that CDKTF takes for one of its own",
    "choose another name",
  ),
);

/** A name with the same words that can be part of an address. */
function mended(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const joined = words.join("-");
  return /^[a-z]/.test(joined) ? joined : `job-${joined}`.replace(/-$/, "-1");
}
