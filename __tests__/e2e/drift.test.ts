import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InvalidPropsError } from "../../src";
import { BACKUP_BUCKET } from "../../src/bucket/bucket-rules";
import { synthStack } from "../support/synth";
import { AwsCli } from "./support/aws-cli";
import {
  APART,
  configuration,
  DIMENSIONS,
  REFUSED,
  ROWS,
} from "./support/configurations";
import { describeWith } from "./support/describe-with";
import { type Emulator, startEmulator } from "./support/emulator";
import { Fleet, type Overlaid } from "./support/fleet";
import { FORGOTTEN, LEFT_OUT } from "./support/forgotten";
import { allPairs, name, pairsOf, pairwise, type Row } from "./support/pairs";
import type { Plan } from "./support/plan";
import { changes, differences } from "./support/plan-differences";
import { surround, type Surroundings } from "./support/surroundings";
import { JOB, STACK, TRUST } from "../support/props";

/** Surroundings for configurations that are only synthesized. */
const NOWHERE: Surroundings = {
  credentials: { AccessKeyId: "none", SecretAccessKey: "none" },
  keys: {
    "us-east-1": "arn:aws:kms:us-east-1:123456789012:key/1",
    "eu-central-1": "arn:aws:kms:eu-central-1:123456789012:key/2",
  },
};

const CONFIGURATIONS = ROWS.map((row, index) => ({
  called: `drift-${String(index + 1).padStart(2, "0")}`,
  row,
}));

/** How many stacks with an alarm a region of an account has room for: the quota of resource policies of CloudWatch Logs. */
const ALARMS = 10;

/** The accounts of the configurations. Those of one need the same two providers, one for each region. */
const ACCOUNTS = CONFIGURATIONS.reduce<(typeof CONFIGURATIONS)[]>(
  (accounts, configuration) => {
    const account = accounts.find((others) => hasRoom(others, configuration));
    if (account === undefined) return [...accounts, [configuration]];
    account.push(configuration);
    return accounts;
  },
  [],
);

describe("pairs", () => {
  const small = { a: ["1", "2"], b: ["1", "2"], c: ["1", "2"] };

  test("are covered by fewer rows than there are combinations", () => {
    expect(pairwise(small, [])).toEqual([
      { a: "1", b: "1", c: "1" },
      { a: "1", b: "2", c: "2" },
      { a: "2", b: "1", c: "2" },
      { a: "2", b: "2", c: "1" },
    ]);
  });

  test("are covered without two values that can't go together", () => {
    const conflicts = [{ a: "2", c: "2" }];
    const rows = pairwise(small, conflicts);

    expect(rows.filter(({ a, c }) => a === "2" && c === "2")).toEqual([]);
    expect(missing(rows, allPairs(small, conflicts))).toEqual([]);
    expect(missing(rows, allPairs(small))).toEqual(["a: 2, c: 2"]);
  });

  test("are missed where a row is left out", () => {
    const rows = pairwise(small, []).slice(1);

    expect(missing(rows, allPairs(small))).toEqual([
      "a: 1, b: 1",
      "a: 1, c: 1",
      "b: 1, c: 1",
    ]);
  });
});

describe("configurations", () => {
  const all = CONFIGURATIONS.map(({ called, row }) =>
    configuration(called, row, NOWHERE),
  );

  test("are at least fifty", () => {
    expect(CONFIGURATIONS.length).toBeGreaterThanOrEqual(50);
  });

  test("have every two values that can go together in at least one of them", () => {
    const possible = allPairs(DIMENSIONS, [...REFUSED, APART]);

    expect(possible.length).toBeGreaterThan(3000);
    expect(missing(ROWS, possible)).toEqual([]);
  });

  test("give every prop in at least one of them", () => {
    const jobs = all.flatMap(({ backups }) => backups);

    // What is to be adopted must be there: see adopting.test.ts.
    expect([...given(all), "adopt"].sort()).toEqual(Object.keys(STACK).sort());
    expect(given(all.map(({ bucket }) => bucket))).toEqual(
      Object.keys(BACKUP_BUCKET).sort(),
    );
    expect(given(jobs)).toEqual(Object.keys(JOB).sort());
    expect(given(jobs.flatMap(({ trust }) => trust))).toEqual(
      Object.keys(TRUST).sort(),
    );
  });

  test.each(REFUSED.map((conflict) => [name(conflict), conflict] as const))(
    "can't have both of %s, which synth refuses",
    (_, conflict) => {
      const [usual] = ROWS;
      const synth = (values: Row) =>
        synthStack(configuration("synth", { ...usual, ...values }, NOWHERE));

      expect(() => synth(conflict)).toThrow(InvalidPropsError);
      for (const [dimension, value] of Object.entries(conflict))
        expect(() => synth({ [dimension]: value })).not.toThrow();
    },
  );
});

describeWith(["terraform", "emulator", "aws"], "drift", () => {
  let folder: string | undefined;
  let aws: AwsCli;
  const emulators: Emulator[] = [];
  const fleets: Fleet[] = [];
  const overlaid: Overlaid[] = [];
  let fromJson: readonly Plan[] = [];
  const planAll = () => Promise.all(fleets.map((fleet) => fleet.plan()));

  beforeAll(async () => {
    const root = (folder = mkdtempSync(join(tmpdir(), "e2e-drift-")));
    for (const [index, configurations] of ACCOUNTS.entries()) {
      const emulator = await startEmulator();
      emulators.push(emulator);
      const cli = new AwsCli(emulator.url);
      const surroundings = await surround(cli);
      const fleet = new Fleet(
        join(root, `account-${index + 1}`),
        emulator.url,
        surroundings.credentials,
      );
      fleets.push(fleet);
      for (const { called, row } of configurations)
        overlaid.push(
          fleet.add(called, configuration(called, row, surroundings)),
        );
      aws ??= cli;
    }
    await Promise.all(fleets.map((fleet) => fleet.apply()));
    fromJson = await planAll();
  });

  afterAll(async () => {
    await Promise.all(emulators.map((emulator) => emulator.stop()));
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  test("is nothing but what the emulator forgets, in every configuration", async () => {
    expect(fromJson.flatMap(differences).sort()).toEqual(
      CONFIGURATIONS.flatMap(({ called, row }) =>
        FORGOTTEN.filter(({ isIn }) => isIn(row)).map(
          ({ difference }) => `module.${called}.${difference}`,
        ),
      ).sort(),
    );
    const applied = fromJson.flatMap((plan) =>
      plan.resource_changes.map(({ address }) => address.split(".")[1]),
    );
    expect([...new Set(applied)].sort()).toEqual(
      CONFIGURATIONS.map(({ called }) => called),
    );
  });

  test("is the same where the stacks are written as HCL, which is formatted and plans every value as the JSON does", async () => {
    await Promise.all(fleets.map((fleet) => fleet.turnToHcl()));
    const fromHcl = await planAll();

    for (const [index, plan] of fromHcl.entries())
      expect(unlike(plan, fromJson[index] as Plan)).toEqual([]);
    expect(fromHcl.flatMap(planned).length).toBeGreaterThan(2000);
  });

  test("is not hidden by the overlay, which leaves one setting of each bucket out", () => {
    const encryption = "aws_s3_bucket_server_side_encryption_configuration";
    const leftOut = overlaid.flatMap(({ synthesized, over }) =>
      Object.entries(synthesized[encryption] ?? {}).flatMap(
        ([bucket, { rule }]) =>
          changes(rule, over[encryption]?.[bucket]?.["rule"]),
      ),
    );
    const buckets = overlaid.flatMap(({ synthesized }) =>
      Object.keys(synthesized["aws_s3_bucket"] ?? {}),
    );

    expect(leftOut).toEqual(buckets.map(() => LEFT_OUT.difference));
    for (const { over } of overlaid)
      expect(Object.keys(over)).toEqual([encryption]);
  });

  test("is seen where something was changed by hand", async () => {
    const { called } = CONFIGURATIONS[0] as (typeof CONFIGURATIONS)[0];
    await aws.json(
      ...["iam", "tag-role", "--role-name", `${called}-role-1`],
      ...["--tags", "Key=by,Value=hand"],
    );

    const plan = await fleets[0]?.plan(called);
    expect(plan && differences(plan)).toEqual([
      `module.${called}.aws_iam_role.job-1 tags.by: "hand" -> undefined`,
      `module.${called}.aws_iam_role.job-1 tags_all.by: "hand" -> undefined`,
    ]);
  });

  test.each([...FORGOTTEN, LEFT_OUT])(
    "has a cause in the emulator, which forgets $setting",
    async ({ setting, put, get, answer }) => {
      const bucket = `forgets-${setting.toLowerCase()}`;
      await aws.json("s3api", "create-bucket", "--bucket", bucket);
      await aws.json(
        ...["s3api", "put-bucket-versioning", "--bucket", bucket],
        ...["--versioning-configuration", "Status=Enabled"],
      );
      await aws.json("s3api", ...put, "--bucket", bucket);

      expect(put.join()).toContain(setting);
      expect(await aws.json("s3api", get, "--bucket", bucket)).toEqual(answer);
    },
  );
});

/** All that a plan says of resources, data sources and outputs, each as JSON. */
function planned(plan: Plan): readonly (readonly [string, string])[] {
  const { resource_changes, output_changes, prior_state } = plan;
  const { child_modules } = prior_state?.values.root_module ?? {};
  const all = [
    ...resource_changes,
    ...(child_modules ?? []).flatMap(({ resources }) => resources),
    ...Object.entries(output_changes).map(([address, output]) => ({
      ...output,
      address,
    })),
  ];
  return all.map((one) => [
    one.address,
    // The emulator makes another id for the same caller each time.
    JSON.stringify(one, (key, value: unknown) =>
      key === "user_id" ? undefined : value,
    ),
  ]);
}

/** What two plans say differently. */
function unlike(one: Plan, other: Plan): readonly string[] {
  const [ones, others] = [planned(one), planned(other)];
  const [first, second] = [ones, others].map(
    (all) => new Set(all.map(([, json]) => json)),
  ) as [Set<string>, Set<string>];
  return [
    ...ones.filter(([, json]) => !second.has(json)),
    ...others.filter(([, json]) => !first.has(json)),
  ].map(([address]) => address);
}

/** Whether an account with some configurations can have one more. */
function hasRoom(
  others: typeof CONFIGURATIONS,
  { row }: (typeof CONFIGURATIONS)[0],
): boolean {
  const alarms = others.filter(
    (other) =>
      other.row["alarm"] !== "none" && other.row["region"] === row["region"],
  );
  return (
    (row["alarm"] === "none" || alarms.length < ALARMS) &&
    others.every(
      (other) =>
        other.row["accountId"] === row["accountId"] &&
        other.row["defaultTags"] === row["defaultTags"],
    )
  );
}

/** The pairs of which no row has both values. */
function missing(rows: readonly Row[], pairs: readonly Row[]): string[] {
  const there = new Set(rows.flatMap(pairsOf).map(name));
  return pairs.map(name).filter((pair) => !there.has(pair));
}

/** The props that are given in one object at least. */
function given(objects: readonly object[]): string[] {
  const props = objects.flatMap((object) =>
    Object.entries(object).flatMap(([prop, value]) =>
      value === undefined ? [] : [prop],
    ),
  );
  return [...new Set(props)].sort();
}
