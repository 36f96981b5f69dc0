import { addLeftOver } from "../validation/left-over";
import type { Problems } from "../validation/problems";
import type { Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { checkIsObject } from "../validation/schema";
import { isRecord, isUnknown } from "../validation/values";

/** The tag by which the bucket policy knows the prefix of a role. */
export const PREFIX_TAG = "backup-prefix";

/** What a tag's key and value may hold. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The longest value that a tag can have, in characters. */
export const TAG_VALUE_LENGTH = 256;

const MOST_TAGS = 49;

const CHARACTERS = 'letters, digits, spaces and "_.:/=+-@"';

const NO_PREFIX_TAG = rule(
  `must not be the tag "${PREFIX_TAG}", which decides what a role may reach`,
);
const NOT_OF_AWS = rule(
  'must not start with "aws:", which AWS keeps for itself',
);
const KEY = rule(`must be a key of 1 to 128 ${CHARACTERS}`);
const VALUE = rule(
  `must be a value of at most ${TAG_VALUE_LENGTH} ${CHARACTERS}`,
);
const OTHER_KEY = rule(
  "must differ from the other keys in more than case, since IAM ignores the case of tag keys",
);
const COUNT = rule(
  `must be at most ${MOST_TAGS} tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's`,
);

/**
 * Tags that the user chooses.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html
 */
export const tags: Prop = {
  check(problems, path, given) {
    if (isUnknown(given)) return;
    if (
      !checkIsObject(
        problems,
        path,
        given,
        'write { key: "value" } with the tags',
      )
    )
      return;
    const where = (key: string) => `${path}[${JSON.stringify(key)}]`;
    checkTagCount(problems, path, given);
    for (const [key, value] of Object.entries(given)) {
      if (addLeftOver(problems, where(key), key)) continue;
      checkKey(problems, where(key), key, value);
      if (addLeftOver(problems, where(key), value)) continue;
      if (!isUnknown(value) && !isTagText(value))
        problems.add(
          where(key),
          VALUE,
          value,
          "write it as a string, and shorten it or remove other characters",
        );
    }
    const keys = Object.keys(given);
    const lower = keys.map((key) => key.toLowerCase());
    for (const [index, key] of keys.entries())
      if (lower.indexOf(key.toLowerCase()) !== index)
        problems.add(where(key), OTHER_KEY, key, "remove one of the two");
  },
};

function checkKey(
  problems: Problems,
  path: string,
  key: string,
  value: unknown,
): void {
  if (key.toLowerCase() === PREFIX_TAG)
    problems.add(path, NO_PREFIX_TAG, value, "use a job's `prefix`");
  else if (key.toLowerCase().startsWith("aws:"))
    problems.add(path, NOT_OF_AWS, key, "choose another key");
  else if (key.length < 1 || key.length > 128 || !TAG_TEXT.test(key))
    problems.add(path, KEY, key, "shorten it or remove other characters");
}

function isTagText(value: unknown): boolean {
  return (
    typeof value === "string" &&
    value.length <= TAG_VALUE_LENGTH &&
    TAG_TEXT.test(value)
  );
}

/** Checks the number of tags that a resource has of its own and by default, where neither is too many alone. */
export function checkTagsTogether(
  problems: Problems,
  path: string,
  ...maps: readonly unknown[]
): void {
  const given = maps.filter((map) => isRecord(map) && !isUnknown(map));
  if (given.every((map) => Object.keys(map as object).length <= MOST_TAGS))
    checkTagCount(problems, path, Object.assign({}, ...given) as object);
}

function checkTagCount(problems: Problems, path: string, tags: object): void {
  const count = Object.keys(tags).length;
  if (count > MOST_TAGS) problems.add(path, COUNT, count, "remove some");
}
