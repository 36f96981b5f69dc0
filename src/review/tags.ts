import { notJudged, type Said } from "./finding";
import { canonical, isObject, own } from "./json";
import type { JudgedResource } from "./judges/judge";
import { plain, say, shown } from "./markdown";

/** What holds the tags or labels of a resource, as the providers of AWS, Google and Azure name it. */
export const TAGS: ReadonlySet<string> = new Set([
  ...["tags_all", "tags", "tag"],
  ...["labels", "effective_labels", "terraform_labels", "resource_labels"],
  "user_labels",
]);

/** Whether the tags are judged here: where AWS has all of them in one place, only those. */
export function isTags(
  key: string,
  { before, after }: Pick<JudgedResource, "before" | "after">,
): boolean {
  const hasAll = [before, after].some(
    (side) => own(side, "tags_all") !== undefined,
  );
  return key === "tags_all" || (key !== "tags" && key !== "tag") || !hasAll;
}

/**
 * Tags are labels, but for those that a policy of the plan compares: they decide what somebody may do.
 *
 * @param unknown the mark of the tags: `true`, or the tags of which only the key is known
 */
export function judgeTags(
  before: unknown,
  after: unknown,
  unknown: unknown,
  { plan, isConfigured }: JudgedResource,
): readonly Said[] {
  if (unknown === true && (isConfigured("tags") || plan.hasDefaultTags))
    return plan.hasTagsInPolicies()
      ? [notJudged(plain("tags, some of which a policy compares"))]
      : [];
  const keys = new Set(
    [before, after, unknown].flatMap((tags) =>
      isObject(tags) ? Object.keys(tags) : [],
    ),
  );
  return [...keys]
    .filter((key) => plan.isTagInPolicies(key))
    .flatMap((key) => change(key, own(before, key), own(after, key), unknown));
}

function change(
  key: string,
  before: unknown,
  after: unknown,
  unknown: unknown,
): readonly Said[] {
  if (own(unknown, key) !== undefined)
    return [notJudged(say`the tag ${key}, which a policy compares`)];
  if (canonical(before) === canonical(after)) return [];
  return [
    {
      topic: "what they may do",
      level: "look",
      words: say`**the tag ${key}, which a policy compares**: from ${shown(before)} to ${shown(after)}`,
    },
  ];
}
