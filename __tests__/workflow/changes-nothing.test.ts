import { readPlan } from "../../src/review";
import { changesNothing } from "../../src/workflow/changes-nothing";

function plan(change: object) {
  return readPlan(
    JSON.stringify({ format_version: "1.2", planned_values: {}, ...change }),
  );
}

function resource(actions: string[], more: object = {}, importing = {}) {
  const change = { actions, ...importing };
  const address = "aws_s3_bucket.backups";
  const one = { address, mode: "managed", type: "aws_s3_bucket", change };
  return { resource_changes: [{ ...one, ...more }] };
}

test.each([
  ["nothing at all", {}],
  ["a resource that stays as it is", resource(["no-op"])],
  ["an output that stays", { output_changes: { A: { actions: ["no-op"] } } }],
  [
    "what was changed outside and stays so",
    { resource_drift: resource(["update"]).resource_changes },
  ],
])("a plan of %s is empty", (_, change) => {
  expect(changesNothing(plan(change))).toBe(true);
});

test.each([
  ["a resource that is made", resource(["create"])],
  ["a resource that is changed", resource(["update"])],
  ["a resource that is replaced", resource(["delete", "create"])],
  ["a data source that is read late", resource(["read"])],
  [
    "a resource that has another address",
    resource(["no-op"], { previous_address: "aws_s3_bucket.old" }),
  ],
  [
    "a resource that is taken over",
    resource(["no-op"], {}, { importing: { id: "neon-s3-backup" } }),
  ],
  ["an output that is new", { output_changes: { A: { actions: ["create"] } } }],
])("a plan of %s is not", (_, change) => {
  expect(changesNothing(plan(change))).toBe(false);
});
