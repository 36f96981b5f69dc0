import { countByAction } from "../../src/review/action-counts";
import { planOf } from "../support/review-plan";

const ACTIONS = [
  ["no-op"],
  ["read"],
  ["forget"],
  ["create", "forget"],
  ["create", "delete"],
  ["delete", "create"],
  ["delete"],
  ["update"],
  ["create"],
  ["of_tomorrow"],
];

test("what a plan does is counted by action, in an order of its own", () => {
  const changes = ACTIONS.map((actions) => ({ type: "a", actions }));

  expect(countByAction(planOf(changes))).toEqual([
    ["created", 1],
    ["changed", 1],
    ["destroyed", 1],
    ["replaced", 2],
    ["replaced, the old one left behind", 1],
    ["no longer managed", 1],
    ["read during the apply", 1],
    ["unchanged", 1],
    ["something else", 1],
  ]);
});

test("what is moved, taken over, given out or drifted is counted besides", () => {
  const same = { type: "a", actions: ["no-op"] };
  const drifted = {
    address: "a.b",
    mode: "managed",
    type: "a",
    change: { actions: ["update"] },
  };

  expect(
    countByAction(
      planOf(
        [{ ...same, previous_address: "a.c", importing: { id: "1" } }, same],
        {
          output_changes: {
            a: { actions: ["create"] },
            b: { actions: ["no-op"] },
          },
          resource_drift: [
            drifted,
            { ...drifted, change: { actions: ["no-op"] } },
          ],
        },
      ),
    ),
  ).toEqual([
    ["unchanged", 2],
    ["moved", 1],
    ["imported", 1],
    ["outputs changed", 1],
    ["other than in the state", 1],
  ]);
});
