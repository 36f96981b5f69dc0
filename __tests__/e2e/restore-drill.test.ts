import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JobEnded } from "./support/actions/job-run";
import type { RunOptions } from "./support/backup/database-repository";
import { FOLDER, usePlace } from "./support/backup/place";
import { refusal } from "./support/backup/unchanged";
import { cleanEnv } from "./support/clean-env";
import { describeWith } from "./support/describe-with";
import { tool } from "./support/tools";

const WRITERS = 8;

/** A database with what dumps and comparisons stumble over. */
const SCHEMA = `
  CREATE EXTENSION citext;
  CREATE SCHEMA "sales 'n' ""more""";
  CREATE TABLE "sales 'n' ""more"""."Größe; --" ("t" int, "a b" citext, "t.*" text DEFAULT E'\\n\\t\\\\');
  INSERT INTO "sales 'n' ""more"""."Größe; --" SELECT g, 'Ö' || g FROM generate_series(1, 500) g;
  CREATE TABLE computed (id int GENERATED ALWAYS AS IDENTITY, net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED);
  INSERT INTO computed (net) SELECT g / 3.0 FROM generate_series(1, 500) g;
  CREATE TABLE days (day date, note text) PARTITION BY RANGE (day);
  CREATE TABLE days_2026 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE TABLE days_rest PARTITION OF days DEFAULT;
  INSERT INTO days SELECT '2026-12-01'::date + g, 'note' FROM generate_series(1, 60) g;
  CREATE TABLE parent (id int); CREATE TABLE child (more jsonb) INHERITS (parent);
  INSERT INTO parent VALUES (1); INSERT INTO child VALUES (2, '{"a": [1, 2]}');
  CREATE TABLE nothing ();
  CREATE MATERIALIZED VIEW seen AS SELECT count(*) FROM computed;
  CREATE SEQUENCE apart START 41; SELECT nextval('apart');
  CREATE TABLE written (id bigserial PRIMARY KEY, at timestamptz DEFAULT clock_timestamp(), value float8, raw bytea);
  CREATE ROLE reader; GRANT SELECT ON computed TO reader; ALTER TABLE computed ENABLE ROW LEVEL SECURITY;
  CREATE POLICY all_of_it ON computed TO reader USING (true);
  SELECT lo_from_bytea(0, 'a large object'), lo_from_bytea(0, 'another');`;

describeWith(["emulator", "aws", "postgres"], "restore-drill.yml", () => {
  const place = usePlace(() => tool("postgres").folder);
  let targets = 0;

  const sql = (text: string, database = "acme") =>
    place().postgres.query(text, database);

  /** Runs the drill into an empty database. */
  async function drill(options: RunOptions = {}): Promise<JobEnded> {
    const { postgres, repository } = place();
    targets += 1;
    await postgres.query(`CREATE DATABASE target${targets} TEMPLATE template0`);
    return repository.run("restore-drill.yml", {
      ...options,
      secrets: {
        DRILL_DATABASE_URL: postgres.urlOf(`target${targets}`),
        ...options.secrets,
      },
    });
  }

  async function refused(options: RunOptions, why: RegExp): Promise<void> {
    const { github, bucket } = place();
    const { summary } = await refusal(bucket, () => drill(options));
    expect(summary).toMatch(why);
    expect(github.issues.filter(({ state }) => state === "open")).toEqual([
      expect.objectContaining({
        title: "The restore drill failed: acme-co-prod-backup",
        body: expect.stringMatching(why),
      }),
    ]);
  }

  test("fails where there is no backup, and opens an issue", () =>
    refused({}, /no backup that counts.*no manifest/));

  test("finds equal what was backed up while eight clients wrote, keeps a receipt, and closes the issue", async () => {
    const { repository, github, postgres } = place();
    await sql(SCHEMA);
    const writers = Array.from({ length: WRITERS }, () =>
      spawn(
        join(postgres.commands, "psql"),
        ["--no-psqlrc", "--quiet", "--dbname", postgres.urlOf("acme")],
        { env: cleanEnv(), stdio: ["pipe", "ignore", "ignore"] },
      ),
    );
    const ended = writers.map((writer) => once(writer, "close"));
    for (const writer of writers)
      writer.stdin.write(
        `DO $$ BEGIN LOOP
           INSERT INTO written (value, raw) SELECT random(), decode(md5(random()::text), 'hex') FROM generate_series(1, 20);
           DELETE FROM written WHERE id % 7 = 0 AND random() < 0.1;
           COMMIT; PERFORM pg_sleep(0.1);
         END LOOP; END $$;\n`,
      );
    const { outcome } = await repository.run("backup.yml", {
      vars: { BACKUP_CHECKSUMS: "true" },
    });
    const written = Number(await sql("SELECT count(*) FROM written"));
    await sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'DO %'",
    );
    await Promise.all(ended);
    expect(outcome).toBe("success");

    const { fingerprint, dump } = await place().bucket.manifest(FOLDER);
    const rows = (name: string) =>
      fingerprint.tables.find(({ table }) => table === name)?.rows;
    expect(fingerprint.largeObjects).toBe(2);
    expect(rows("Größe; --")).toBe(500);
    expect(rows("parent")).toBe(1);
    expect(rows("days_2026")).toBe(30);
    // They wrote on after the snapshot was taken.
    expect(rows("written")).toBeGreaterThan(0);
    expect(written).toBeGreaterThan(Number(rows("written")));

    const drilled = await drill();
    expect(drilled).toMatchObject({
      outcome: "success",
      summary: expect.stringContaining("can be restored.**"),
    });
    const total = fingerprint.tables.reduce((sum, one) => sum + one.rows, 0);
    const receipt = JSON.parse(
      readFileSync(
        join(String(repository.artifacts.at(-1)), "receipt.json"),
        "utf8",
      ),
    ) as object;
    expect(receipt).toMatchObject({
      key: dump.key,
      versionId: dump.versionId,
      ageHours: 0,
      tables: fingerprint.tables.length,
      rows: total,
    });
    expect(github.issues.map(({ state }) => state)).toEqual(["closed"]);
    expect(github.comments).toHaveLength(1);

    // What no comparison of rows sees.
    const target = `target${targets}`;
    expect(await sql("SELECT last_value FROM apart", target)).toBe("41");
    expect(await sql("SELECT gross FROM computed WHERE id = 3", target)).toBe(
      await sql("SELECT gross FROM computed WHERE id = 3"),
    );
    expect(
      await sql(
        "SELECT count(*) FROM pg_policies WHERE roles = '{reader}'",
        target,
      ),
    ).toBe("1");
    const { log } = drilled;
    expect(log).not.toContain(postgres.credentials["PGPASSWORD"]);
  });

  test("refuses a database that is not empty, and changes nothing in it", async () => {
    await sql("CREATE DATABASE full_one");
    await sql("CREATE TABLE kept AS SELECT 1", "full_one");
    await refused(
      {
        secrets: {
          DRILL_DATABASE_URL: place().postgres.urlOf("full_one"),
        },
      },
      /not empty: it has 1 tables/,
    );
    expect(await sql("SELECT count(*) FROM kept", "full_one")).toBe("1");
  });

  /** Spoils an object for as long as something runs. */
  async function spoilt(
    key: string,
    by: (was: Buffer) => Buffer | string,
    act: () => Promise<void>,
  ): Promise<void> {
    const { bucket } = place();
    const was = await bucket.get(key);
    await bucket.put(key, by(was));
    await act();
    await bucket.put(key, was);
  }

  const manifestKey = async () =>
    String((await place().bucket.keys(`${FOLDER}manifests/`)).at(-1));
  const inManifest =
    (from: RegExp, to: string) =>
    (was: Buffer): string => {
      expect(was.toString()).toMatch(from);
      return was.toString().replace(from, to);
    };

  test("fails if one byte of the dump has changed", async () => {
    const { dump } = await place().bucket.manifest(FOLDER);
    await spoilt(
      dump.key,
      (was) => {
        const changed = Buffer.from(was);
        const middle = Math.floor(was.length / 2);
        changed[middle] = (changed[middle] as number) ^ 1;
        return changed;
      },
      () => refused({}, /not what was uploaded: its checksum is/),
    );
  });

  test("fails if a table has other rows than were counted, and says which", async () => {
    await spoilt(
      await manifestKey(),
      inManifest(/("table": "computed",\s+"rows": )500/, "$1501"),
      () =>
        refused({}, /"public.computed\\?" had {"rows":501,.*has {"rows":500,/),
    );
  });

  test("fails if the newest backup is too old", async () => {
    await spoilt(
      await manifestKey(),
      inManifest(/"started": "2\d{3}/, '"started": "2025'),
      () =>
        refused(
          {},
          /is \d+ hours old. DRILL_MAX_AGE_HOURS allows less than 48/,
        ),
    );
  });

  test("fails if the newest backup is of the future, and would never be too old", async () => {
    await spoilt(
      await manifestKey(),
      inManifest(/"started": "2\d{3}/, '"started": "2999'),
      () => refused({}, /is of the future: the clock of its runner was wrong/),
    );
  });

  test("fails if a manifest has no dump", async () => {
    const { bucket } = place();
    const { dump } = await bucket.manifest(FOLDER);
    const was = await bucket.get(dump.key);
    await bucket.remove(dump.key);
    await refused({}, /dump of .* is gone, its manifest is not/);
    await bucket.put(dump.key, was);
  });

  test("fails if the server to restore into is older than the backup", async () => {
    await spoilt(
      await manifestKey(),
      inManifest(/"server": "15/, '"server": "17'),
      () =>
        refused({}, /restore into has version 15, the backup is of version 17/),
    );
  });

  test("fails if the server to restore into can't be reached", () =>
    refused(
      {
        secrets: {
          DRILL_DATABASE_URL: "postgresql://u:p@127.0.0.1:1/db",
        },
      },
      /restore into can't be reached/,
    ));

  test("fails if the dump can't be restored", async () => {
    const { bucket } = place();
    const { dump } = await bucket.manifest(FOLDER);
    const manifest = await manifestKey();
    await spoilt(
      dump.key,
      () => "no dump",
      () =>
        spoilt(
          manifest,
          inManifest(
            /("bytes": \d+,\s+"sha256": ")\w+/,
            `$1${createHash("sha256").update("no dump").digest("hex")}`,
          ),
          () =>
            refused({}, /can't be restored. pg_restore says: .*valid archive/),
        ),
    );
  });

  test("passes again, with one issue in all for each time that it had begun to fail", async () => {
    const { github } = place();
    const { outcome } = await drill();
    expect(outcome).toBe("success");
    expect(github.issues.map(({ state }) => state)).toEqual([
      "closed",
      "closed",
    ]);
  });
});
