import { atRisk, type Said, weaker } from "../finding";
import {
  blocks,
  both,
  canonical,
  inBlock,
  isEmpty,
  type JsonObject,
} from "../json";
import { type Markdown, NOTHING, say, shown } from "../markdown";
import type { AttributeChange, TypeJudge } from "./judge";
import { fromTo } from "./stronger-or-weaker";

/** Where copies go. */
export const REPLICATION: TypeJudge = {
  judged: {
    rule: rules,
    role: ({ before, after, resource }) =>
      resource.before === undefined || resource.after === undefined
        ? []
        : [weaker(fromTo("role that copies", before, after))],
  },
  readsUnknown: ["role"],
  harmless: ["bucket", "token"],
};

function rules(change: AttributeChange): readonly Said[] {
  const [old, now] = both(change, (rule) =>
    blocks(rule).filter(({ status }) => status !== "Disabled"),
  );
  const isIn = (some: typeof old, one: unknown) =>
    some.some((other) => canonical(other) === canonical(one));
  const isKept = (rule: JsonObject) =>
    now.some((one) => to(one) === to(rule) && place(one) === place(rule));
  return [
    ...old
      .filter((rule) => !isKept(rule))
      .map((rule) => atRisk(say`**no longer copied** to ${shown(to(rule))}`)),
    ...now
      .filter((rule) => !isIn(old, rule))
      .map((rule) =>
        weaker(say`**copies go to** ${shown(to(rule))}${account(old, rule)}`),
      ),
  ];
}

/** Where the copies go. */
function to(rule: JsonObject): unknown {
  return inBlock(rule["destination"], "bucket");
}

/** Of which account they are then, where it is another one than before. */
function account(old: readonly JsonObject[], rule: JsonObject): Markdown {
  const [is, ...was] = [rule, ...old.filter((one) => to(one) === to(rule))].map(
    (one) => inBlock(one["destination"], "account"),
  );
  if (isEmpty(is) || was.includes(is)) return NOTHING;
  const [before] = was.filter((one) => !isEmpty(one));
  return before === undefined
    ? say`, of **the account** ${shown(is)}`
    : say`, of **another account**: ${shown(is)}, was ${shown(before)}`;
}

/** What of the bucket is copied. */
function place(rule: JsonObject): string {
  return canonical([rule["filter"], rule["prefix"]]);
}
