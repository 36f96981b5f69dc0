import { REFUSALS_TRIED } from "./figures";
import {
  type Comparison,
  compare,
  type Difference,
} from "./guide-against-ours/differences";
import { guidePolicy } from "./guide-against-ours/guide-policy";
import { type Reason, REASONS } from "./guide-against-ours/reasons";
import { ofOptions, ofTheGuide } from "./guide-against-ours/requests";
import { stack } from "./judged-stacks";
import { actionsOf } from "./service-actions";
import { GUIDE_ACTIONS } from "./what-they-may-do/requests";

let everyAction: readonly string[];
let byDefault: Comparison;
let withOptions: Comparison;

beforeAll(async () => {
  const actions = await actionsOf("s3", { bucket: "b", object: "o" });
  everyAction = actions.filter(({ own }) => own).map(({ action }) => action);
  const judged = stack("the guide's stack");
  byDefault = await compare(judged, ofTheGuide(judged));
});

beforeAll(async () => {
  const judged = stack("everything on");
  withOptions = await compare(judged, ofOptions(judged));
});

/** Differences as text, sorted: one line for each statement, asker and action. */
function lines(differences: readonly Difference[]): string[] {
  return differences
    .map(({ statement, who, action }) => `${statement} | ${who} | ${action}`)
    .sort();
}

function explained(reasons: readonly Reason[]): string[] {
  return lines(
    reasons.flatMap(({ statement, refused }) =>
      Object.entries(refused).flatMap(([who, actions]) =>
        ("but" in actions
          ? everyAction.filter((action) => !actions.but.includes(action))
          : actions
        ).map((action) => ({ statement, who, action })),
      ),
    ),
  );
}

test("everything that the guide's policy allows and ours refuses by default has a reason, and no reason is for nothing", () => {
  const reasons = REASONS.filter(({ prop }) => prop === undefined);
  expect(lines(byDefault.differences)).toEqual(explained(reasons));
});

test("everything that ours refuses besides with everything on has a reason, and no reason is for nothing", () => {
  const known = lines(byDefault.differences);
  const more = lines(withOptions.differences).filter(
    (line) => !known.includes(line),
  );
  const reasons = REASONS.filter(({ prop }) => prop !== undefined);
  expect(more).toEqual(explained(reasons));
});

test("ours allows nothing that the guide's refuses", () => {
  expect(byDefault.allowedByOurs).toEqual([]);
  expect(withOptions.allowedByOurs).toEqual([]);
});

test("a policy that allows more than the guide's is noticed", async () => {
  const judged = stack("the guide's stack");
  const { role } = judged.jobs[0];
  const { allowedByOurs } = await compare(
    judged,
    { ...ofTheGuide(judged), askers: { "a job": role } },
    guidePolicy(`${role.principal}-other`, judged.bucket),
  );
  const actions = allowedByOurs.map(({ action }) => action);
  expect([...new Set(actions)]).toEqual(GUIDE_ACTIONS);
});

test("as many requests were compared, and refusals tried, as the page says", () => {
  expect(
    byDefault.refusedByOurs + withOptions.refusedByOurs,
  ).toBeGreaterThanOrEqual(REFUSALS_TRIED.guideAgainstOurs);
});
