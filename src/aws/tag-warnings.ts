import { isRecord } from "../validation/values";

/**
 * What to tell somebody who gives tags without a value: AWS takes them, but not every service gives them back as they
 * are, and then every plan sets them anew.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/25847
 */
export function emptyTagWarnings(path: string, tags: unknown): string[] {
  const empty = isRecord(tags)
    ? Object.keys(tags).filter((key) => tags[key] === "")
    : [];
  return empty.map(
    (key) =>
      `${path}[${JSON.stringify(key)}] has an empty value, which not every service of AWS gives back, so that a plan may set it anew each time: give it a value, such as "true", or leave it out`,
  );
}
