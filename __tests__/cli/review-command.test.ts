import { reviewRequest } from "../../src/cli/review-command";

const CONFIGURATIONS = [
  ...["--configuration", "new.tf.json"],
  ...["--reviewed-configuration", "old.tf.json"],
];

test.each([
  [["plan.json"], { plan: "plan.json" }],
  [["-"], { plan: "-" }],
  [["--", "--odd.json"], { plan: "--odd.json" }],
  [["--reviewed", "old.json", "-"], { plan: "-", reviewed: "old.json" }],
  [["new.json", "--reviewed=-"], { plan: "new.json", reviewed: "-" }],
  [
    ["--reviewed", "old.json", ...CONFIGURATIONS, "new.json"],
    {
      plan: "new.json",
      reviewed: "old.json",
      configurations: ["old.tf.json", "new.tf.json"],
    },
  ],
])("the arguments %j are understood", (args, request) => {
  expect(reviewRequest(args)).toEqual({ configurations: [], ...request });
});

test.each([
  [[], "one plan is needed, not 0"],
  [["a.json", "b.json"], "one plan is needed, not 2"],
  [["--reviewed"], "option '--reviewed <value>' argument missing"],
  [["--reviewed", "old.json"], "one plan is needed, not 0"],
  [
    ["--reviewed", "--x", "a.json"],
    "option '--reviewed' argument is ambiguous",
  ],
  [["--other", "a.json", "b.json"], "unknown option '--other'"],
  [
    ["--reviewed", "a.json", "--reviewed", "b.json", "c.json"],
    "option '--reviewed' is given more than once",
  ],
  [
    ["--reviewed", "a.json", "--configuration", "a.tf.json", "b.json"],
    "the configurations are given both or not at all",
  ],
  [
    ["--reviewed-configuration", "a.tf.json", "b.json"],
    "the configurations are given both or not at all",
  ],
  [
    [...CONFIGURATIONS, "a.json"],
    "the configurations need option '--reviewed'",
  ],
])("the arguments %j are wrong: %s", (args, message) => {
  expect(() => reviewRequest(args)).toThrow(
    expect.objectContaining({ name: "WrongArguments", message }),
  );
});
