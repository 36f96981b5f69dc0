import { isObject, isUnknown } from "../validation/shape";
import type { Problems } from "../validation/problems";

/** The tag by which the bucket policy knows the prefix of a role. */
export const PREFIX_TAG = "backup-prefix";

/** What a tag's key and value may hold. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The longest value that a tag can have, in characters. */
export const TAG_VALUE_LENGTH = 256;

const MOST_TAGS = 49;

const CHARACTERS = 'letters, digits, spaces and "_.:/=+-@"';

/**
 * Checks tags that the user chooses.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html
 */
export function checkTags(
  problems: Problems,
  path: string,
  tags: unknown,
): void {
  if (tags === undefined || isUnknown(tags)) return;
  if (!isObject(problems, path, tags, 'write { key: "value" } with the tags'))
    return;
  const keys = Object.keys(tags);
  checkTagCount(problems, path, tags);
  for (const [key, value] of Object.entries(tags)) {
    const where = `${path}[${JSON.stringify(key)}]`;
    if (key.toLowerCase() === PREFIX_TAG) {
      problems.add(
        where,
        `must not be the tag "${PREFIX_TAG}", which decides what a role may reach`,
        value,
        "use a job's `prefix`",
      );
    } else if (key.toLowerCase().startsWith("aws:")) {
      problems.add(
        where,
        'must not start with "aws:", which AWS keeps for itself',
        key,
        "choose another key",
      );
    } else if (key.length < 1 || key.length > 128 || !TAG_TEXT.test(key)) {
      problems.add(
        where,
        `must be a key of 1 to 128 ${CHARACTERS}`,
        key,
        "shorten it or remove other characters",
      );
    }
    if (isUnknown(value)) continue;
    if (
      typeof value !== "string" ||
      value.length > TAG_VALUE_LENGTH ||
      !TAG_TEXT.test(value)
    ) {
      problems.add(
        where,
        `must be a value of at most ${TAG_VALUE_LENGTH} ${CHARACTERS}`,
        value,
        "write it as a string, and shorten it or remove other characters",
      );
    }
  }
  const lower = keys.map((key) => key.toLowerCase());
  keys.forEach((key, index) => {
    if (lower.indexOf(lower[index] as string) !== index) {
      problems.add(
        `${path}[${JSON.stringify(key)}]`,
        "must differ from the other keys in more than case, since IAM ignores the case of tag keys",
        key,
        "remove one of the two",
      );
    }
  });
}

/** Checks the number of tags that a resource has of its own and by default, where neither is too many alone. */
export function checkTagsTogether(
  problems: Problems,
  path: string,
  ...maps: readonly (object | undefined)[]
): void {
  const given = maps.filter((map) => map && !isUnknown(map));
  if (given.every((map) => Object.keys(map as object).length <= MOST_TAGS))
    checkTagCount(problems, path, Object.assign({}, ...given) as object);
}

function checkTagCount(problems: Problems, path: string, tags: object): void {
  const count = Object.keys(tags).length;
  if (count > MOST_TAGS)
    problems.add(
      path,
      `must be at most ${MOST_TAGS} tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's`,
      count,
      "remove some",
    );
}
