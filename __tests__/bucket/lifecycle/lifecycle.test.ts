import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { expireLeftovers } from "../../../src/bucket/lifecycle/lifecycle";
import type { Retention } from "../../../src/bucket/lifecycle/retention";
import { keepVersions } from "../../../src/bucket/features/versioning";
import { EVERYTHING } from "../../support/everything";
import {
  type Block,
  only,
  synthForeign,
  synthStack,
} from "../../support/synth";

const TYPE = "aws_s3_bucket_lifecycle_configuration";

const lifecycle = (
  retention: Retention,
  folders?: Parameters<typeof expireLeftovers>[3],
) => {
  const { resource } = synthForeign((stack) => {
    expireLeftovers(
      stack,
      retention,
      { bucket: "neon-s3-backup", dependsOn: [] },
      folders,
    );
  });
  expect(Object.keys(resource)).toEqual([TYPE]);
  return only(resource, TYPE);
};
const rules = (...given: Parameters<typeof lifecycle>) =>
  lifecycle(...given).rule;

/** What every rule is: on, and for all of the bucket. */
const everywhere = { status: "Enabled", filter: [{}] };
const abort = {
  ...everywhere,
  id: "abort-incomplete-uploads",
  abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
};
const recoverable = (days: number) => ({
  ...everywhere,
  id: "expire-deleted-and-overwritten",
  noncurrent_version_expiration: [{ noncurrent_days: days }],
  expiration: [{ expired_object_delete_marker: true }],
});
const move = (...transition: { days: number; storage_class: string }[]) => ({
  ...everywhere,
  id: "move-to-colder-storage",
  transition,
});
const expire = (days: number) => ({
  ...everywhere,
  id: "expire-after-days",
  expiration: [{ days }],
});
const expireIn = (prefix: string, days: number) => ({
  id: `expire-after-days-${prefix}`,
  status: "Enabled",
  filter: [{ prefix: `${prefix}/` }],
  expiration: [{ days }],
});

test("by default uploads that were cut off go after a week, what was deleted when nobody can want it back, and backups never", () => {
  expect(lifecycle({ recoverableDays: 30 })).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    transition_default_minimum_object_size: "all_storage_classes_128K",
    rule: [abort, recoverable(30)],
  });
});

test("the days for which a deleted backup can be brought back are those that are given", () => {
  expect(rules({ recoverableDays: 1 })).toEqual([abort, recoverable(1)]);
  expect(rules({ recoverableDays: 36500 })).toEqual([
    abort,
    recoverable(36500),
  ]);
});

test("backups expire only where it is said when", () => {
  expect(rules({ recoverableDays: 30, expireAfterDays: 365 })).toEqual([
    abort,
    recoverable(30),
    expire(365),
  ]);
});

test("the backups of a folder expire where it has days of its own, and no others", () => {
  expect(
    rules({ recoverableDays: 30, expireAfterDays: 400 }, [
      { prefix: "acme", expireAfterDays: 35 },
      { prefix: "team/globex", expireAfterDays: 90 },
      { prefix: "initech" },
      {},
    ]),
  ).toEqual([
    abort,
    recoverable(30),
    expire(400),
    expireIn("acme", 35),
    expireIn("team/globex", 90),
  ]);
});

test("the ids of the rules differ and have 255 characters at most, however long the folders are", () => {
  const prefixes = [237, 238, 256].flatMap((length) =>
    ["a", "b"].map((end) => end.padStart(length, "p")),
  );
  const made = rules(
    { recoverableDays: 30 },
    prefixes.map((prefix) => ({ prefix, expireAfterDays: 90 })),
  ) as { id: string; filter: unknown }[];
  const ids = made.slice(2).map(({ id }) => id);
  expect(ids.map((id) => id.length)).toEqual(prefixes.map(() => 255));
  expect(new Set(ids).size).toBe(prefixes.length);
  expect(made.slice(2).map(({ filter }) => filter)).toEqual(
    prefixes.map((prefix) => [{ prefix: `${prefix}/` }]),
  );
});

test("backups move only where it is said where to, in the order that is given", () => {
  expect(
    rules({
      recoverableDays: 30,
      transitions: [
        { storageClass: "STANDARD_IA", afterDays: 30 },
        { storageClass: "GLACIER_IR", afterDays: 90 },
        { storageClass: "DEEP_ARCHIVE", afterDays: 180 },
      ],
    }),
  ).toEqual([
    abort,
    recoverable(30),
    move(
      { days: 30, storage_class: "STANDARD_IA" },
      { days: 90, storage_class: "GLACIER_IR" },
      { days: 180, storage_class: "DEEP_ARCHIVE" },
    ),
  ]);
});

test("an empty list of moves is no rule, since AWS takes none without an action", () => {
  expect(rules({ recoverableDays: 30, transitions: [] })).toEqual([
    abort,
    recoverable(30),
  ]);
});

test("with everything there are four rules", () => {
  expect(
    rules({
      recoverableDays: 60,
      expireAfterDays: 400,
      transitions: [{ storageClass: "GLACIER", afterDays: 1 }],
    }),
  ).toEqual([
    abort,
    recoverable(60),
    move({ days: 1, storage_class: "GLACIER" }),
    expire(400),
  ]);
});

test("it waits for what must be done before, and is what the next one waits for", () => {
  const { resource } = synthForeign((stack) => {
    const versioning = keepVersions(stack, { bucket: "one", dependsOn: [] });
    const retention = { recoverableDays: 30 };
    const first = expireLeftovers(new Construct(stack, "first"), retention, {
      bucket: "one",
      dependsOn: [versioning],
    });
    expireLeftovers(new Construct(stack, "second"), retention, {
      bucket: "two",
      dependsOn: [first],
    });
  });
  const [[name, first], [, second]] = Object.entries(resource[TYPE] ?? {}) as [
    [string, Block],
    [string, Block],
  ];
  expect(first.depends_on).toEqual(["aws_s3_bucket_versioning.versioning"]);
  expect(second.depends_on).toEqual([`${TYPE}.${name}`]);
});

test("a bucket in another region goes by that region's provider", () => {
  const { resource } = synthForeign((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    expireLeftovers(
      stack,
      { recoverableDays: 30 },
      { bucket: "neon-s3-backup", dependsOn: [], provider },
    );
  });
  expect(only(resource, TYPE).provider).toBe("aws.other");
});

test("backups and copies are kept and moved as said, and logs have days of their own", () => {
  const { resource } = synthStack(EVERYTHING);
  const kept = Object.entries(resource[TYPE] ?? {}).map(([name, block]) => [
    name,
    block.rule,
  ]);
  const backups = [
    abort,
    recoverable(60),
    move(
      { days: 30, storage_class: "STANDARD_IA" },
      { days: 90, storage_class: "GLACIER_IR" },
    ),
    expire(400),
  ];
  expect(kept).toEqual([
    ["backups", backups],
    ["backups_access-logs", [abort, recoverable(60), expire(365)]],
    ["backups_replica", backups],
  ]);
});

test("the days of a job hold for its backups and their copies, and not for logs", () => {
  const { resource } = synthStack({
    ...EVERYTHING,
    backups: EVERYTHING.backups.map((job, index) => ({
      ...job,
      expireAfterDays: index === 0 ? 100 : undefined,
    })),
  });
  const expiring = Object.entries(resource[TYPE] ?? {}).map(([name, block]) => [
    name,
    (block.rule as { id: string }[]).filter(({ id }) =>
      id.startsWith("expire-after-days-"),
    ),
  ]);
  const own = [expireIn("acme-backup", 100)];
  expect(expiring).toEqual([
    ["backups", own],
    ["backups_access-logs", []],
    ["backups_replica", own],
  ]);
});
