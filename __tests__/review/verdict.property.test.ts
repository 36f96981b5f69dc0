import fc from "fast-check";
import { differences, renderVerdict, verdict } from "../../src/review";
import { changedKeys } from "../../src/review/changed-keys";
import { JUDGES } from "../../src/review/judges";
import { isMarked, own } from "../../src/review/json";
import { TAGS } from "../../src/review/tags";
import { ALWAYS_HARMLESS as HARMLESS } from "../../src/review/judges/judge";
import type { ResourceChange } from "../../src/review/plan";
import { planOf } from "../support/review-plan";

/** Attributes that are judged, and some that are not. */
const KEYS = [
  ...new Set([...JUDGES.values()].flatMap(({ judged }) => Object.keys(judged))),
  ...["tags_all", "bucket", "arn", "of_tomorrow", "__proto__", "constructor"],
];

const values = fc.oneof(
  fc.constant(null),
  fc.dictionary(fc.constantFrom(...KEYS), fc.jsonValue({ maxDepth: 3 })),
);

const change = fc.record({
  type: fc.constantFrom(
    ...JUDGES.keys(),
    "aws_db_instance",
    "aws_vpc",
    "other",
  ),
  mode: fc.constantFrom("managed", "managed", "data"),
  actions: fc.constantFrom(
    ...[["create"], ["update"], ["delete"], ["delete", "create"]],
    ...[["create", "forget"], ["forget"], ["read"], ["no-op"]],
  ),
  before: values,
  after: values,
  after_unknown: values.map((value) => value ?? {}),
  before_sensitive: values.map((value) => value ?? {}),
});

test("no values make the verdict fail, whatever is in which place", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      const plan = planOf(changes, { resource_drift: [] });

      expect(renderVerdict(verdict(plan))).toMatch(/^\*\*/);
      expect(differences(plan, plan, { sameConfiguration: true })).toEqual([]);
      expect(differences(plan, plan).every((one) => one.isUnknown)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("what is not judged is never nothing to look at, but for what stays as it is and for labels", () => {
  fc.assert(
    fc.property(change, (one) => {
      const plan = planOf([{ ...one, type: "other_thing" }]);
      const [{ change: made }] = plan.resource_changes as [ResourceChange];
      const keys = changedKeys(made);
      const isHarmless =
        one.actions.join() === "no-op" ||
        (one.mode === "managed" &&
          one.actions.join() === "update" &&
          one.after !== null &&
          keys.some(
            (key) => TAGS.has(key) || !isMarked(own(one.after_unknown, key)),
          ) &&
          keys.every((key) => TAGS.has(key) || HARMLESS.includes(key)));

      const { level, findings } = verdict(plan);
      // Some attributes put data at risk whatever the type, which is told as that.
      const isAtRisk = findings.some(({ topic }) => topic === "data at risk");

      expect(level).toBe(
        isHarmless ? "nothing" : isAtRisk ? "data at risk" : "look",
      );
    }),
    {
      examples: [
        [
          {
            type: "other",
            mode: "managed",
            actions: ["update"],
            before: {},
            after: { deletion_window_in_days: [-1] },
            after_unknown: {},
            before_sensitive: {},
          },
        ],
      ],
    },
  );
});
