import { goes, highest, notJudged, type Said } from "./finding";
import { isObject } from "./json";
import { judgeAttribute } from "./judge-attribute";
import type { Circumstances, JudgedResource, TypeJudge } from "./judges/judge";
import { listed, type Markdown, plain, say } from "./markdown";
import type { Change } from "./plan";

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

/** A replacement that leaves the old resource in place, as grave as if that were destroyed. */
function leftBehind(said: readonly Said[]): readonly Said[] {
  const gravest = highest(said.map(({ level }) => level));
  const first = said.find(({ level }) => level === gravest);
  const words = plain("replaced: the old one stays, **no longer managed**");
  return first === undefined || gravest === "nothing"
    ? [notJudged(words)]
    : [{ topic: first.topic, level: first.level, words }];
}

function destroyed(
  judge: TypeJudge,
  change: Change,
  resource: JudgedResource,
): readonly Said[] {
  const said = judge.destroyed?.(resource);
  const isTold = said?.some(({ topic }) => topic === "what goes") ?? false;
  return [
    ...(isTold ? [] : [gone(judge, change)]),
    ...(said ?? attributes(judge, { ...change, after_unknown: {} }, resource)),
  ];
}

/** That it goes is told of each; how grave that is, what else is said of it tells where it has a judge of its own. */
function gone({ rest }: TypeJudge, change: Change): Said {
  const isGrave = rest === "harmless where new" || rest === "not judged";
  return goes(goneWords(change), isGrave ? "look" : "nothing");
}

function goneWords(change: Change): Markdown {
  if (!change.actions.includes("create")) return plain("**destroyed**");
  const why = [change["replace_paths"] ?? []].flat(2).filter(isText);
  return say`**replaced**${why.length > 0 ? say`, because of ${listed([...new Set(why)])}` : plain("")}`;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
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
  const judged = [...keys]
    .sort()
    .map((key) => ({ key, ...judgeAttribute(judge, change, resource, key) }));
  const others = judged.filter(({ isAll }) => !isAll).map(({ key }) => key);
  const isNew = resource.before === undefined;
  return [
    ...judged.flatMap(({ said }) => said),
    ...(isNew ? (judge.created?.(resource) ?? []) : []),
    ...notKnown(judge, change, resource, others),
  ];
}

/** What of a change is not judged; a new resource of a type that is not known is not judged as a whole. */
function notKnown(
  { rest }: TypeJudge,
  { actions }: Change,
  { type }: JudgedResource,
  others: readonly string[],
): readonly Said[] {
  if (
    others.length === 0 ||
    (rest === "not judged" && actions.includes("create"))
  )
    return [];
  return [
    notJudged(
      rest === "not judged"
        ? say`${listed(actions, " and ")} of ${type}: ${listed(others)}`
        : say`changes of ${listed(others)}`,
    ),
  ];
}
