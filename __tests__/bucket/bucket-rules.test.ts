import { checkBackupBucket } from "../../src/bucket/bucket-rules";
import { problemsOf } from "../support/problems-of";

const check = (value: unknown, path = "bucket") =>
  problemsOf((problems) => checkBackupBucket(problems, path, value));

test.each([
  ["only a name", { name: "neon-s3-backup" }],
  ["tags", { name: "neon-s3-backup", tags: { team: "db" } }],
  [
    "leave to destroy",
    { name: "neon-s3-backup", dangerouslyAllowDestroy: true },
  ],
  [
    "no leave to destroy",
    { name: "neon-s3-backup", dangerouslyAllowDestroy: false },
  ],
])("a bucket may have %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

test.each([
  [
    "null",
    null,
    'bucket: must be an object, got null: write { name: "neon-s3-backup" }',
  ],
  [
    "a text",
    "neon-s3-backup",
    'bucket: must be an object, got "neon-s3-backup": write { name: "neon-s3-backup" }',
  ],
  [
    "a list",
    [],
    'bucket: must be an object, got []: write { name: "neon-s3-backup" }',
  ],
  ["without a name", {}, 'bucket.name: must be given, got nothing: add "name"'],
  [
    "with a mistyped prop",
    { name: "neon-s3-backup", tag: { a: "b" } },
    'bucket.tag: must be a known prop, got {"a":"b"}: did you mean "tags"?',
  ],
  [
    "with a prop that is far from any",
    { name: "neon-s3-backup", forceDestroy: true },
    "bucket.forceDestroy: must be a known prop, got true: use one of name, tags, dangerouslyAllowDestroy",
  ],
  [
    "with a text instead of true",
    { name: "neon-s3-backup", dangerouslyAllowDestroy: "true" },
    'bucket.dangerouslyAllowDestroy: must be true or false, got "true": write it without quotes',
  ],
  [
    "with null instead of true",
    { name: "neon-s3-backup", dangerouslyAllowDestroy: null },
    "bucket.dangerouslyAllowDestroy: must be true or false, got null: write it without quotes",
  ],
])("a bucket must not be %s", (_, value, line) => {
  expect(check(value)).toEqual([line]);
});

test("the name, the tags and the flag are judged together", () => {
  expect(
    check({ name: "Neon", tags: { "aws:a": "b" }, dangerouslyAllowDestroy: 1 }),
  ).toEqual([
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
    'bucket.tags["aws:a"]: must not start with "aws:", which AWS keeps for itself, got "aws:a": choose another key',
    "bucket.dangerouslyAllowDestroy: must be true or false, got 1: write it without quotes",
  ]);
});

test("a construct's own props stand without a path", () => {
  expect(check({ name: "Neon" }, "")).toEqual([
    'name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
  ]);
});
