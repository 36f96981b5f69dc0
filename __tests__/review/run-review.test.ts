import { reviewRequest } from "../../src/cli/review-command";
import { runReview } from "../../src/review/run-review";
import { recordedText } from "../support/recorded-plans";

const FILES: Readonly<Record<string, string>> = {
  "same.json": recordedText("unchanged"),
  "look.json": recordedText("trust-widened"),
  "risk.json": recordedText("bucket-destroyed"),
  "-": recordedText("trust-narrowed"),
  "unknown.json": JSON.stringify({
    format_version: "1.2",
    planned_values: {},
    output_changes: { a: { actions: ["create"], after_unknown: true } },
  }),
  "a.tf.json": '{"output":{"a":{"value":"${b.c.id}"}}}',
  "same.tf.json": '{"output":{"a":{"value":"${b.c.id}"}}}',
  "other.tf.json": '{"output":{"a":{"value":"-${b.c.id}"}}}',
  "empty.tf.json": "",
  "state.json": '{"format_version":"1.0","values":{}}',
};

function review(...args: string[]) {
  return runReview(reviewRequest(args), (name) => {
    const text = FILES[name];
    if (text === undefined) throw new Error(`ENOENT: ${name}`);
    return text;
  });
}

test.each([
  ["same.json", 0, "**Nothing to look at twice.**"],
  ["-", 0, "**Nothing to look at twice.**"],
  ["look.json", 2, "**Look twice:**"],
  ["risk.json", 3, "**Data at risk:**"],
])("of %s the verdict is printed, with exit code %d", (file, code, start) => {
  const outcome = review(file);

  expect(outcome).toMatchObject({ code, stderr: "" });
  expect(outcome.stdout.startsWith(start)).toBe(true);
});

test("a plan that does what was reviewed ends with 0", () => {
  expect(review("--reviewed", "look.json", "look.json")).toEqual({
    code: 0,
    stdout: "**The plan does what was reviewed.**\n",
    stderr: "",
  });
});

test("a plan that does something else ends with 4, and says what", () => {
  const outcome = review("--reviewed", "look.json", "risk.json");

  expect(outcome).toMatchObject({ code: 4, stderr: "" });
  expect(outcome.stdout).toContain(
    "`module.bucket-destroyed.aws_s3_bucket.it`: reviewed nothing, now ",
  );
});

test.each([
  [[], 4],
  [
    [
      ...["--reviewed-configuration", "a.tf.json"],
      ...["--configuration", "same.tf.json"],
    ],
    0,
  ],
  [
    [
      ...["--configuration", "other.tf.json"],
      ...["--reviewed-configuration", "a.tf.json"],
    ],
    4,
  ],
])(
  "what is known only after apply is compared by its configuration: %j ends with %d",
  (options, code) => {
    const plans = ["--reviewed", "unknown.json", ...options, "unknown.json"];

    expect(review(...plans)).toMatchObject({ code, stderr: "" });
  },
);

test.each([
  [["missing.json"], "missing.json: can't be read: ENOENT: missing.json\n"],
  [
    ["state.json"],
    "state.json: the input is a state: give the output of: terraform show -json <plan file>\n",
  ],
  [
    ["--reviewed", "look.json", "state.json"],
    expect.stringMatching(/^state.json: the input is a state/),
  ],
  [
    [
      ...["--reviewed", "look.json", "--reviewed-configuration"],
      ...["empty.tf.json", "--configuration", "empty.tf.json", "look.json"],
    ],
    "empty.tf.json: the input is no configuration: give the cdk.tf.json that the plan was made from\n",
  ],
])("input that can't be read ends with 1 and a message: %j", (args, stderr) => {
  expect(review(...args)).toEqual({ code: 1, stdout: "", stderr });
});

test("a mistake in the code is no bad input", () => {
  const request = { plan: "a", configurations: [] } as const;

  expect(() =>
    runReview(request, () => undefined as unknown as string),
  ).toThrow(TypeError);
});

test("a plan is the same as its own bytes, if it says when it was made and no configuration says otherwise", () => {
  const unknown = JSON.stringify({
    ...JSON.parse(recordedText("trust-unknown")),
    timestamp: "2026-01-01T00:00:00Z",
  });
  const files: Record<string, string> = {
    "one.json": unknown,
    "twin.json": unknown,
    "spaced.json": `${unknown}\n`,
    "a.tf.json": "{}",
    "b.tf.json": '{"a":1}',
  };
  const code = (
    plan: string,
    configurations: readonly [] | readonly [string, string] = [],
  ) =>
    runReview(
      { plan, reviewed: "one.json", configurations },
      (name) => files[name] ?? "",
    ).code;

  expect(code("twin.json")).toBe(0);
  expect(code("spaced.json")).toBe(4);
  expect(code("twin.json", ["a.tf.json", "b.tf.json"])).toBe(4);
  expect(code("twin.json", ["a.tf.json", "a.tf.json"])).toBe(0);
});
