import { notJudged, type Said } from "./finding";
import { isFilledIn, isHarmless, isMirrored } from "./harmless";
import { isEmpty, isMarked, own, saysTheSame } from "./json";
import { isNested, isOfNote, judgeAnyAttribute } from "./judges/any-attribute";
import type { JudgedResource, TypeJudge } from "./judges/judge";
import { isPolicyText } from "./judges/leaves";
import { KnownAfterApply } from "./known-after-apply";
import { from, say } from "./markdown";
import type { Change } from "./plan";
import { isTags, judgeTags, TAGS } from "./tags";

/** What is said of one attribute, and whether that is all of it that has to be said. */
export interface JudgedAttribute {
  readonly said: readonly Said[];
  readonly isAll: boolean;
}

/** Judges what becomes of one attribute. */
export function judgeAttribute(
  judge: TypeJudge,
  change: Change,
  resource: JudgedResource,
  key: string,
): JudgedAttribute {
  const [before, after] = [own(resource.before, key), own(resource.after, key)];
  const unknown = own(change.after_unknown, key);
  if (!isMarked(unknown) && saysTheSame(before, after)) return NOTHING_SAID;
  if (TAGS.has(key) && isTags(key, resource))
    return all(judgeTags(before, after, unknown, resource));
  if (isHarmless(judge, key) || isMirrored(judge, key, resource))
    return NOTHING_SAID;
  if (unknown === true && judge.rest === "not judged")
    return { said: [], isAll: isOfProvider(change, resource, key) };
  if (unknown === true && !readsUnknown(judge, key, after))
    return all(
      isFilledIn(key, resource) || isOfNoNote(judge, change, resource, key)
        ? []
        : [notJudged(say`${key} is known only after apply${origin(after)}`)],
    );
  if (isSensitive(change, key))
    return all(
      isRestHarmless(judge, resource) && !isNoted(judge, resource, key)
        ? []
        : [notJudged(say`${key} is sensitive and changes`)],
    );
  const judged = own(judge.judged, key) as TypeJudge["judged"][string];
  if (judged !== undefined) return all(judged({ before, after, resource }));
  const said = judgeAnyAttribute(key, { before, after, resource });
  return { said, isAll: isAllSaid(judge, resource, key, said) };
}

const NOTHING_SAID: JudgedAttribute = { said: [], isAll: true };

function all(said: readonly Said[]): JudgedAttribute {
  return { said, isAll: true };
}

function origin(value: unknown) {
  return from(value instanceof KnownAfterApply ? value : new KnownAfterApply());
}

function isSensitive(change: Change, key: string): boolean {
  return isMarked([
    own(change.before_sensitive, key),
    own(change.after_sensitive, key),
  ]);
}

function readsUnknown(
  { readsUnknown: keys = [] }: TypeJudge,
  key: string,
  after: unknown,
): boolean {
  return (
    after instanceof KnownAfterApply &&
    (after.read !== undefined || keys.includes(key))
  );
}

/** Whether a name says nothing of security, of a type of which such attributes are harmless. */
function isOfNoNote(
  judge: TypeJudge,
  change: Change,
  resource: JudgedResource,
  key: string,
): boolean {
  if (!isRestHarmless(judge, resource)) return false;
  return !isNoted(judge, resource, key) || isOfProvider(change, resource, key);
}

/**
 * Whether an unknown attribute is a single value that the provider fills in. A list or map, which may be configured by
 * `dynamic` blocks, is told by the empty list or map that the plan has for it in `after_sensitive`.
 */
function isOfProvider(
  { after_sensitive }: Change,
  { isConfigured }: JudgedResource,
  key: string,
): boolean {
  return own(after_sensitive, key) === undefined && !isConfigured(key);
}

function isNoted(judge: TypeJudge, { type }: JudgedResource, key: string) {
  return Object.hasOwn(judge.judged, key) || isOfNote(type, key);
}

function isRestHarmless(
  { rest }: TypeJudge,
  { before }: JudgedResource,
): boolean {
  return (
    rest === "harmless" ||
    (rest === "harmless where new" && before === undefined)
  );
}

function isAllSaid(
  judge: TypeJudge,
  resource: JudgedResource,
  key: string,
  said: readonly Said[],
): boolean {
  const [before, after] = [resource.before?.[key], resource.after?.[key]];
  return (
    // What a provider does not set it writes as nothing; what is destroyed has nothing to be judged.
    (isEmpty(before) && isEmpty(after)) ||
    resource.after === undefined ||
    isRestHarmless(judge, resource) ||
    // The judges compare what a policy means: where they say nothing, it means the same.
    [before, after].some(isPolicyText) ||
    (said.length > 0 && !isNested(after))
  );
}
