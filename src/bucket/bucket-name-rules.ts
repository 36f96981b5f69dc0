import { NAMESPACE_RULES } from "./account-regional-name";
import type { Prop } from "../validation/prop";
import { text } from "../validation/kinds";
import { rule } from "../validation/rules";
import { matching, type TextRule, without } from "../validation/text-rule";
import { isKnownText } from "../validation/values";

const BARE = rule("must be the bucket's name alone, without ARN or URL");

const RENAME = "choose another name";

/** A name with the same words that breaks none of the rules on characters. */
function mended(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const short = words.join("-").slice(0, 63).replace(/-$/, "");
  return short.length < 3
    ? 'write it like "neon-s3-backup"'
    : `write ${JSON.stringify(short)}`;
}

/**
 * AWS's rules for the name of a general purpose bucket, and one of this project: no dots.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const RULES: readonly TextRule[] = [
  matching(/^.{3,63}$/s, "must have 3 to 63 characters", mended),
  without(/^\d+\.\d+\.\d+\.\d+$/, "must not look like an IP address", RENAME),
  without(
    /\./,
    "must have no dots, since the certificate of S3's host names does not cover them",
    mended,
  ),
  without(
    /[^a-z0-9.-]/,
    "must hold only lower-case letters, digits and hyphens",
    mended,
  ),
  without(
    /^[^A-Za-z0-9]|[^A-Za-z0-9]$/,
    "must start and end with a letter or a digit",
    mended,
  ),
  ...["xn--", "sthree-", "amzn-s3-demo-"].map((start) =>
    without(
      (name) => name.startsWith(start),
      `must not start with "${start}", which AWS keeps for itself`,
      RENAME,
    ),
  ),
  ...["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"].map((end) =>
    without(
      (name) => name.endsWith(end),
      `must not end with "${end}", which AWS keeps for itself`,
      RENAME,
    ),
  ),
  ...NAMESPACE_RULES,
];

/** The name of a bucket. Of the rules that it breaks every one is said. */
export const bucketName: Prop = {
  check(problems, path, value) {
    text().check(problems, path, value);
    if (!isKnownText(value) || value === "") return;
    const [, bare] = /^(?:arn:[^/]*:|[a-z0-9]+:\/\/)([^/]*)/.exec(value) ?? [];
    if (bare !== undefined) {
      problems.add(path, BARE, value, mended(bare.split(".")[0] ?? ""));
      return;
    }
    for (const { breaks, rule, fix } of RULES)
      if (breaks(value)) problems.add(path, rule, value, fix(value));
  },
};
