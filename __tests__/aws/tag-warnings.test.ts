import { PostgresBackupStack } from "../../src";
import { emptyTagWarnings } from "../../src/aws/tag-warnings";
import { prefixedJob, GUIDE, synthApp } from "../support/synth";

test("each tag without a value is told of, and no other", () => {
  expect(emptyTagWarnings("tags", { a: "", b: "b", "c:d": "" })).toEqual(
    ["a", "c:d"].map(
      (key) =>
        `tags["${key}"] has an empty value, which not every service of AWS gives back, so that a plan may set it anew each time: give it a value, such as "true", or leave it out`,
    ),
  );
  expect(emptyTagWarnings("tags", undefined)).toEqual([]);
});

const warnings = (tags: Record<string, string>) =>
  synthApp((app) => {
    new PostgresBackupStack(app, "stack", {
      ...GUIDE,
      defaultTags: tags,
      bucket: { ...GUIDE.bucket, tags },
      backups: [{ ...prefixedJob("acme"), tags }],
    });
  }).annotations.map(({ constructPath, message }) => [
    constructPath,
    String(message).split(" ")[0],
  ]);

test("synth tells of them where they are given", () => {
  expect(warnings({ team: "" }).sort()).toEqual([
    ["stack", 'defaultTags["team"]'],
    ["stack/Default/acme", 'tags["team"]'],
    ["stack/backups", 'tags["team"]'],
  ]);
  expect(warnings({ team: "data" })).toEqual([]);
});
