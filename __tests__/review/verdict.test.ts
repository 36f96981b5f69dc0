import {
  exitCodeOf,
  type Finding,
  type Level,
  levelOf,
  verdict,
} from "../../src/review";
import { plain } from "../../src/review/markdown";
import { planOf } from "../support/review-plan";

function findings(...levels: Level[]): Finding[] {
  return levels.map((level) => ({
    topic: "protections",
    level,
    address: "a.b",
    words: plain(""),
  }));
}

test.each([
  [[], "nothing", 0],
  [["nothing"], "nothing", 0],
  [["look", "nothing"], "look", 2],
  [["look", "data at risk", "nothing"], "data at risk", 3],
] as const)(
  "findings of the levels %j are of %s: exit code %d",
  (levels, level, code) => {
    expect(levelOf(findings(...levels))).toBe(level);
    expect(exitCodeOf(level)).toBe(code);
  },
);

test("a verdict has what is said of resources, of drift and of the rest", () => {
  const plan = planOf([{ type: "aws_s3_bucket", before: { bucket: "b" } }], {
    resource_drift: [
      {
        address: "a.b",
        mode: "managed",
        type: "a",
        change: { actions: ["update"], before: { b: 1 }, after: { b: 2 } },
      },
    ],
    complete: false,
  });
  const judged = verdict(plan);

  expect(judged.level).toBe("data at risk");
  expect(judged.findings.map(({ address }) => address)).toEqual([
    "aws_s3_bucket.it",
    "a.b",
    "the plan",
  ]);
  expect(judged.counts).toEqual([
    ["destroyed", 1],
    ["other than in the state", 1],
  ]);
});

test("a plan of OpenTofu is judged alike: its registry, and no word on whether it is complete", () => {
  const plan = planOf(
    [
      {
        type: "aws_s3_bucket",
        provider_name: "registry.opentofu.org/hashicorp/aws",
        actions: ["forget"],
        before: { bucket: "b" },
      },
      {
        type: "aws_s3_bucket_versioning",
        provider_name: "registry.opentofu.org/hashicorp/aws",
        before: { versioning_configuration: [{ status: "Enabled" }] },
        after: { versioning_configuration: [{ status: "Suspended" }] },
      },
    ],
    { terraform_version: "1.12.0", timestamp: "2026-01-01T00:00:00Z" },
  );

  expect(verdict(plan).findings.map(({ topic }) => topic)).toEqual([
    "not judged",
    "data at risk",
  ]);
});
