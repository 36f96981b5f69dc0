import { notJudged, type Said } from "./finding";
import { isFilledIn, isHarmless, isMirrored } from "./harmless";
import { canonical, isEmpty, isMarked, isObject, own } from "./json";
import type { Circumstances, JudgedResource, TypeJudge } from "./judges/judge";
import { listed, plain, say } from "./markdown";
import type { Change } from "./plan";
import { judgeTags } from "./tags";

/** What is said of one change of a resource whose type is judged. */
export function judgeChange(
  judge: TypeJudge,
  change: Change,
  circumstances: Circumstances,
): readonly Said[] {
  const before = isObject(change.before) ? change.before : undefined;
  const after = isObject(change.after) ? change.after : undefined;
  const from = { ...circumstances, before, after: undefined };
  const to = { ...circumstances, before: undefined, after };
  switch (change.actions.join()) {
    case "create":
      return attributes(judge, change, to);
    case "update":
      return attributes(judge, change, { ...to, before });
    case "delete":
      return destroyed(judge, change, from);
    case "delete,create":
    case "create,delete":
      // What is replaced is gone for a while, and what is new is told as if nothing had been there.
      return [
        ...destroyed(judge, change, from),
        ...attributes(judge, change, to),
      ];
    case "create,forget":
      return [
        ...leftBehind(destroyed(judge, change, from)),
        ...attributes(judge, change, to),
      ];
    default:
      return [];
  }
}

/** What is as grave as if the old one were destroyed, though it stays. */
function leftBehind(said: readonly Said[]): readonly Said[] {
  const [first] = said;
  const words = plain("replaced: the old one stays, **no longer managed**");
  return first === undefined
    ? [notJudged(words)]
    : [{ topic: first.topic, level: first.level, words }];
}

function destroyed(
  judge: TypeJudge,
  change: Change,
  resource: JudgedResource,
): readonly Said[] {
  return (
    judge.destroyed?.(resource) ??
    attributes(judge, { ...change, after_unknown: {} }, resource)
  );
}

function attributes(
  judge: TypeJudge,
  change: Change,
  resource: JudgedResource,
): readonly Said[] {
  const keys = new Set(
    [resource.before, resource.after, change.after_unknown].flatMap((side) =>
      isObject(side) ? Object.keys(side) : [],
    ),
  );
  const others: string[] = [];
  const said = [...keys].sort().flatMap((key) => {
    const found = judgeAttribute(judge, change, resource, key);
    if (found === undefined) others.push(key);
    return found ?? [];
  });
  return others.length === 0
    ? said
    : [...said, notJudged(say`changes of ${listed(others)}`)];
}

/** What is said of one attribute; nothing at all if it is not known here. */
function judgeAttribute(
  judge: TypeJudge,
  change: Change,
  resource: JudgedResource,
  key: string,
): readonly Said[] | undefined {
  const [before, after] = [own(resource.before, key), own(resource.after, key)];
  const unknown = own(change.after_unknown, key);
  const isUnknown = isMarked(unknown);
  if (!isUnknown && canonical(before) === canonical(after)) return [];
  if (key === "tags_all") return judgeTags(before, after, unknown, resource);
  if (isHarmless(judge, key)) return [];
  if (isUnknown && !isFilledIn(judge, key, unknown, resource))
    return [notJudged(say`${key} is known only after apply`)];
  if (unknown === true || isMirrored(judge, key, resource)) return [];
  if (
    isMarked([
      own(change.before_sensitive, key),
      own(change.after_sensitive, key),
    ])
  )
    return [notJudged(say`${key} is sensitive and changes`)];
  if (Object.hasOwn(judge.judged, key))
    return judge.judged[key]?.({ before, after, resource });
  // What a provider does not set it writes as nothing; what is destroyed has nothing to be judged.
  const isSilent = isEmpty(before) && isEmpty(after);
  return isSilent || resource.after === undefined ? [] : undefined;
}
