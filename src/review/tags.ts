import type { Said } from "./finding";
import { canonical, isObject, own } from "./json";
import { plain, say, shown } from "./markdown";
import type { Surroundings } from "./surroundings";

/** Tags are labels, but for those that a policy of the plan compares: they decide what somebody may do. */
export function judgeTags(
  before: unknown,
  after: unknown,
  isUnknown: boolean,
  plan: Surroundings,
): readonly Said[] {
  if (isUnknown && !isObject(after))
    return plan.hasTagsInPolicies
      ? [
          {
            topic: "not judged",
            level: "look",
            words: plain(
              "tags, which a policy compares, are known after apply",
            ),
          },
        ]
      : [];
  const keys = new Set(
    [before, after].flatMap((tags) =>
      isObject(tags) ? Object.keys(tags) : [],
    ),
  );
  return [...keys]
    .filter((key) => plan.isTagInPolicies(key))
    .filter((key) => canonical(own(before, key)) !== canonical(own(after, key)))
    .map((key) => ({
      topic: "what they may do" as const,
      level: "look" as const,
      words: say`**the tag ${key}, which a policy compares**: from ${shown(own(before, key))} to ${shown(own(after, key))}`,
    }));
}
