import { atRisk, type Said, weaker } from "../finding";
import { blocks, both, canonical, inBlock, type JsonObject } from "../json";
import { say, shown } from "../markdown";
import type { AttributeChange, TypeJudge } from "./judge";
import { fromTo } from "./order";

/** Where copies go. */
export const REPLICATION: TypeJudge = {
  judged: {
    rule: rules,
    role: ({ before, after, resource }) =>
      resource.before === undefined || resource.after === undefined
        ? []
        : [weaker(fromTo("role that copies", before, after))],
  },
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
      .map((rule) => weaker(say`**copies go to** ${shown(to(rule))}`)),
  ];
}

/** Where the copies go. */
function to(rule: JsonObject): unknown {
  return inBlock(rule["destination"], "bucket");
}

/** What of the bucket is copied. */
function place(rule: JsonObject): string {
  return canonical([rule["filter"], rule["prefix"]]);
}
