import { text } from "../validation/kinds";
import { matching, without } from "../validation/text-rule";

/** To write the end of an ARN, or of a path, where that is a name. */
function writeEnd(value: string): string | undefined {
  const name = value.split("/").filter(Boolean).at(-1) ?? "";
  return name === "" || name.includes(":")
    ? undefined
    : `write ${JSON.stringify(name)}`;
}

const LIKE = 'write it like "neon-s3-backup-github-actions"';

const ALONE = without(
  /^arn:|\//,
  "must be the role's name alone, without ARN or path",
  (value) => writeEnd(value) ?? LIKE,
);
const CHARACTERS = matching(
  /^[\w+=,.@-]{1,64}$/,
  'must be 1 to 64 letters, digits and "+=,.@-_"',
  "shorten it or remove other characters",
);

/**
 * The name of a role.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
 */
export const roleName = text(ALONE, CHARACTERS);

/** The name of a role that workflows assume, which can have a path beside it. */
export const workflowRoleName = text(
  without(
    /^GitHubActions$/,
    "must not be this name, under which workflows are known to fail to assume a role",
    'choose another, such as "neon-s3-backup-github-actions"',
  ),
  {
    ...ALONE,
    fix(value) {
      const alone = writeEnd(value);
      return alone === undefined ? LIKE : `${alone}, and a path as \`path\``;
    },
  },
  CHARACTERS,
);
