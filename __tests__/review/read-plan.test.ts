import { readPlan, UnreadablePlanError } from "../../src/review";

const EMPTY = {
  format_version: "1.2",
  planned_values: { root_module: {} },
};
const CHANGE = {
  address: "terraform_data.a",
  mode: "managed",
  type: "terraform_data",
  change: { actions: ["create"] },
};

function read(plan: object) {
  return readPlan(JSON.stringify(plan));
}

test("a plan that changes nothing has no changes", () => {
  expect(read(EMPTY)).toEqual({
    ...EMPTY,
    resource_changes: [],
    resource_drift: [],
    output_changes: {},
  });
});

test("what is not known here stays in the plan", () => {
  const plan = { ...EMPTY, resource_changes: [CHANGE], of_tomorrow: [1] };

  expect(read(plan)).toMatchObject(plan);
});

test("a byte order mark before the plan is no part of it", () => {
  expect(readPlan(`\uFEFF${JSON.stringify(EMPTY)}`).format_version).toBe("1.2");
});

test.each(["1.0", "1.2", "1.99"])("format %s is read", (format_version) => {
  expect(read({ ...EMPTY, format_version }).format_version).toBe(
    format_version,
  );
});

test.each([
  ["no JSON", "", "the input is no JSON"],
  ["a list", "[]", "the input is no object of JSON"],
  ["lines of JSON", "{}\n{}", "the input is no JSON"],
  ["no format", "{}", "the input has no format_version"],
])("%s is no plan", (_, text, why) => {
  expect(() => readPlan(text)).toThrow(new UnreadablePlanError(why));
});

test.each([
  ["a state", { format_version: "1.0", values: {} }, "the input is a state"],
  ["an empty state", { format_version: "1.0" }, "the input is no plan"],
  [
    "a list of something else",
    { ...EMPTY, resource_changes: [{}] },
    "resource_changes is no list of changes",
  ],
  [
    "a change without an action",
    {
      ...EMPTY,
      resource_changes: [{ ...CHANGE, change: { actions: [] } }],
    },
    "resource_changes is no list of changes",
  ],
  [
    "drift that is no list",
    { ...EMPTY, resource_drift: {} },
    "resource_drift is no list of changes",
  ],
  [
    "an output without a change",
    { ...EMPTY, output_changes: { a: {} } },
    "output_changes holds no changes",
  ],
])("%s is no plan, and what to give is said", (_, plan, why) => {
  expect(() => read(plan)).toThrow(
    `${why}: give the output of: terraform show -json <plan file>`,
  );
});

test.each(["0.3", "2.0", "10.0", "1", "1.x"])(
  "format %s is not read",
  (format_version) => {
    expect(() => read({ ...EMPTY, format_version })).toThrow(
      `format_version "${format_version}" is not known: use a version of Terraform or OpenTofu that writes format 1`,
    );
  },
);

test("a plan that ended with an error is not read, and one that did not is", () => {
  expect(() => read({ ...EMPTY, errored: true })).toThrow(
    "the plan ended with an error and is not complete: mend the error and plan again",
  );
  expect(() => read({ ...EMPTY, errored: false })).not.toThrow();
});

test.each(["0.1", "0.2"])(
  "format %s, of Terraform 0.12 to 1.0, is read as format 1 is",
  (format_version) => {
    expect(read({ ...EMPTY, format_version }).resource_changes).toEqual([]);
  },
);

test.each([
  "[command]/home/runner/_temp/terraform-bin show -json tfplan\n{}",
  "{}\n::debug::Terraform exited with code 0.",
])("lines of setup-terraform's wrapper are named: %j", (text) => {
  expect(() => readPlan(text)).toThrow(
    "the input has lines of setup-terraform's wrapper around the JSON: set terraform_wrapper: false for hashicorp/setup-terraform",
  );
});
