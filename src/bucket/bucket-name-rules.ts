import type { Problems } from "../validation/problems";
import { isText } from "../validation/shape";

interface Rule {
  readonly breaks: (name: string) => boolean;
  readonly rule: string;
  readonly fix: (name: string) => string;
}

const startsWith = (start: string) => (name: string) => name.startsWith(start);
const endsWith = (end: string) => (name: string) => name.endsWith(end);
const rename = () => "choose another name";

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
const RULES: readonly Rule[] = [
  {
    breaks: (name) => name.length < 3 || name.length > 63,
    rule: "must have 3 to 63 characters",
    fix: mended,
  },
  {
    breaks: (name) => /^\d+\.\d+\.\d+\.\d+$/.test(name),
    rule: "must not look like an IP address",
    fix: rename,
  },
  {
    breaks: (name) => name.includes("."),
    rule: "must have no dots, since the certificate of S3's host names does not cover them",
    fix: mended,
  },
  {
    breaks: (name) => /[^a-z0-9.-]/.test(name),
    rule: "must hold only lower-case letters, digits and hyphens",
    fix: mended,
  },
  {
    breaks: (name) => /^[^A-Za-z0-9]|[^A-Za-z0-9]$/.test(name),
    rule: "must start and end with a letter or a digit",
    fix: mended,
  },
  ...["xn--", "sthree-", "amzn-s3-demo-"].map((start) => ({
    breaks: startsWith(start),
    rule: `must not start with "${start}", which AWS keeps for itself`,
    fix: rename,
  })),
  ...["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3", "-an"].map(
    (end) => ({
      breaks: endsWith(end),
      rule: `must not end with "${end}", which AWS keeps for itself`,
      fix: rename,
    }),
  ),
];

/** Checks the name of a bucket, and says every rule that it breaks. */
export function checkBucketName(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (!isText(problems, path, value)) return;
  const [, bare] = /^(?:arn:[^/]*:|[a-z0-9]+:\/\/)([^/]*)/.exec(value) ?? [];
  if (bare !== undefined) {
    problems.add(
      path,
      "must be the bucket's name alone, without ARN or URL",
      value,
      mended(bare.split(".")[0] ?? ""),
    );
    return;
  }
  for (const { breaks, rule, fix } of RULES)
    if (breaks(value)) problems.add(path, rule, value, fix(value));
}
