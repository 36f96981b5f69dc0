import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { FOLDER, usePlace } from "./support/backup/place";
import { commandLinesWith } from "./support/backup/process-list";
import { refusal } from "./support/backup/unchanged";
import type { RunOptions } from "./support/backup/database-repository";
import { describeWith } from "./support/describe-with";
import { tool } from "./support/tools";

const DAY_MS = 86_400_000;
const PASSWORD = String.raw`p@ss:w/ör%d?&'"\ $x`;
const ROWS = 60_000;

/** With these, everything is old but the newest backup. */
const KEEP_LITTLE = { KEEP_DAYS: "1", KEEP_NEWEST: "1" };

describeWith(["emulator", "aws", "postgres"], "backup.yml", () => {
  const place = usePlace(() => tool("postgres").folder);
  const backUp = (options: RunOptions = {}) =>
    place().repository.run("backup.yml", options);
  const sql = (text: string, database = "acme") =>
    place().postgres.query(text, database);
  /** The database under another connection string. */
  const at = (spoil: (url: string) => string): RunOptions => ({
    secrets: { DATABASE_URL: spoil(place().postgres.urlOf("acme")) },
  });
  const refused = async (options: RunOptions, why: RegExp) => {
    const { summary, log } = await refusal(place().bucket, () =>
      backUp({ ...options, vars: { ...KEEP_LITTLE, ...options.vars } }),
    );
    expect(summary).toMatch(why);
    expect(summary).toContain("No backup that was there before was deleted");
    expect(log).toContain("::error title=No backup::");
  };

  const earlier: string[] = [];
  beforeAll(async () => {
    for (const days of [40, 39, 38])
      earlier.push(
        await place().bucket.putBackup(
          FOLDER,
          new Date(Date.now() - days * DAY_MS),
        ),
      );
    await place().bucket.put(
      `${FOLDER}June-01-2026@05:00:00.gz`,
      "the guide's",
    );
    await sql(
      `CREATE TABLE orders AS SELECT g AS id, md5(g::text) AS note FROM generate_series(1, ${ROWS}) g`,
    );
    await sql("CREATE TABLE customers (id int)");
  });

  describe("before there is a good backup, where nothing new can count", () => {
    test.each<[string, RunOptions, RegExp]>([
      [
        "no secret",
        { secrets: { DATABASE_URL: " " } },
        /secret DATABASE_URL is not set/,
      ],
      [
        "a secret in quotes",
        { secrets: { DATABASE_URL: "'postgresql://u:p@h/db'" } },
        /not a connection string.*without quotes/,
      ],
      [
        "a pooled host",
        {
          secrets: {
            DATABASE_URL: "postgresql://u:p@ep-x-pooler.eu.neon.tech/db?a=b",
          },
        },
        /leads to a pooler.*Take -pooler out/,
      ],
      ["no role", { vars: { IAM_ROLE: "" } }, /variable IAM_ROLE is not set/],
      [
        "nothing to keep",
        { vars: { KEEP_NEWEST: "0" } },
        /KEEP_NEWEST is "0".*from 1/,
      ],
      [
        "a slash behind the folder",
        { vars: { BACKUP_FOLDER: "a/" } },
        /without a slash/,
      ],
    ])("refuses %s", (_, options, why) => refused(options, why));

    test("refuses a wrong password", () =>
      refused(
        at((url) => url.replace(/:[^:@]+@/, ":wrong@")),
        /can't be reached.*password authentication failed/,
      ));

    test("refuses a server that is down", () =>
      refused(
        at((url) => url.replace(/:\d+\//, ":1/")),
        /can't be reached.*refused/i,
      ));

    test("refuses a database without a row", async () => {
      await sql("CREATE DATABASE empty");
      await sql("CREATE TABLE orders (id int)", "empty");
      await refused(
        at((url) => url.replace("/acme?", "/empty?")),
        /not one row in it.*accept-loss/,
      );
    });

    test("refuses to write where the role may not", async () => {
      await withoutWriting(`${FOLDER}*`, () =>
        refused({}, /upload.*AWS CLI says.*(AccessDenied|Forbidden)/is),
      );
    });

    test("refuses a bucket that the role can't list", () =>
      refused(
        { vars: { S3_BUCKET_NAME: "another-bucket" } },
        /bucket can't be listed.*BACKUP_FOLDER/,
      ));

    test("refuses rows that the database hides from it", async () => {
      await sql("CREATE ROLE half LOGIN PASSWORD 'half'");
      await sql("CREATE TABLE hidden AS SELECT 1 AS id");
      await sql("ALTER TABLE hidden ENABLE ROW LEVEL SECURITY");
      await sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO half");
      await refused(
        at(() => place().postgres.urlOf("acme", "half", "half")),
        /dump failed.*row-level security/,
      );
      await sql("DROP TABLE hidden");
    });

    test("refuses a connection that is lost during the dump", async () => {
      const cut = sql(
        `DO $$ BEGIN LOOP
           PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pg_dump' AND query LIKE 'COPY %';
           EXIT WHEN FOUND; PERFORM pg_sleep(0.001); PERFORM pg_stat_clear_snapshot();
         END LOOP; END $$`,
      );
      await refused({}, /dump failed.*pg_dump says/);
      await cut;
    });

    test("fails on a disk that is full, where not even a summary can be written", async () => {
      const { bucket } = place();
      const before = await bucket.contents();
      const { outcome } = await backUp({ shell: limitedTo("0") });
      expect(outcome).toBe("failure");
      expect(await bucket.contents()).toEqual(before);
    });
  });

  /** Does something while a policy of the bucket denies writing; the emulator takes every denial as one of everybody. */
  async function withoutWriting<T>(
    keys: string,
    act: () => Promise<T>,
  ): Promise<T> {
    const { bucket } = place();
    const Statement = [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${bucket.name}/${keys}`,
      },
    ];
    await bucket.api(
      "put-bucket-policy",
      ...["--policy", JSON.stringify({ Version: "2012-10-17", Statement })],
    );
    try {
      return await act();
    } finally {
      await bucket.api("delete-bucket-policy");
    }
  }

  test("removes what it has uploaded if no manifest can be written, and nothing else", async () => {
    const { bucket } = place();
    const before = await bucket.contents();
    const { outcome } = await withoutWriting(`${FOLDER}manifests/*`, () =>
      backUp({ vars: KEEP_LITTLE }),
    );
    const after = await bucket.contents();

    expect(outcome).toBe("failure");
    const added = after.kept.filter((key) => !before.kept.includes(key));
    expect(added).toHaveLength(2);
    expect(after.deleted).toEqual(added);
    expect(await bucket.keys()).toEqual(before.kept);
  });

  test("makes a backup on a runner with little disk, of which no command line and no log shows the connection", async () => {
    const { postgres, bucket } = place();
    await sql(
      `CREATE ROLE "owner of α" SUPERUSER LOGIN PASSWORD '${PASSWORD.replaceAll("'", "''")}'`,
    );
    const url = postgres.urlOf("acme", "owner of α", PASSWORD);
    let ended: Awaited<ReturnType<typeof backUp>> | undefined;
    const { seen, found } = await commandLinesWith(
      [PASSWORD, encodeURIComponent(PASSWORD), url],
      async () => {
        ended = await backUp({
          secrets: { DATABASE_URL: url },
          shell: limitedTo("1024"),
        });
      },
    );
    const { outcome, log, summary, masks } = ended as NonNullable<typeof ended>;

    expect({ outcome, summary }).toMatchObject({ outcome: "success" });
    expect(seen).toBeGreaterThan(20);
    expect(found).toEqual([]);
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), url]) {
      expect(log).not.toContain(secret);
      expect(summary).not.toContain(secret);
    }
    expect(masks).toEqual([PASSWORD]);

    const manifest = await bucket.manifest(FOLDER);
    const { dump, globals, fingerprint } = manifest;
    expect(dump.bytes).toBeGreaterThan(1024 * 1024);
    expect(await bucket.get(dump.key)).toHaveLength(dump.bytes);
    expect(dump.versionId).toMatch(/\w/);
    expect(fingerprint).toEqual({
      largeObjects: 0,
      tables: [
        { schema: "public", table: "customers", rows: 0 },
        { schema: "public", table: "orders", rows: ROWS },
      ],
    });
    expect(summary).toContain(`| ${dump.bytes} | 2 | ${ROWS} |`);
    expect((await bucket.get(String(globals?.key))).toString()).toMatch(
      /CREATE ROLE "owner of α";/,
    );
  });

  describe("once there is a good backup", () => {
    test("deletes those that are older than it keeps, but for the newest, and nothing of another kind", async () => {
      const { bucket } = place();
      const manifests = await bucket.keys(`${FOLDER}manifests/`);
      expect(manifests).toHaveLength(4);
      // Half of a backup each, which can't count.
      await bucket.remove(`${FOLDER}manifests/${earlier[0]}.json`);
      await bucket.remove(`${FOLDER}dumps/${earlier[1]}.dump`);
      const { outcome, summary } = await backUp({
        vars: { KEEP_DAYS: "1", KEEP_NEWEST: "3", BACKUP_CHECKSUMS: "true" },
      });

      expect(outcome).toBe("success");
      expect(summary).toContain("\n0 backups were older than 1 days");
      const left = await bucket.keys();
      expect(left.filter((key) => key.includes("/dumps/20"))).toEqual([
        expect.stringContaining(String(earlier[2])),
        ...Array.from({ length: 4 }, () => expect.any(String) as string),
      ]);
      expect(left).toContain(`${FOLDER}June-01-2026@05:00:00.gz`);
      expect(left.filter((key) => key.includes("/manifests/"))).toHaveLength(3);
      const { fingerprint } = await bucket.manifest(FOLDER);
      expect(fingerprint.tables[1]).toMatchObject({
        rows: ROWS,
        checksum: expect.stringMatching(/^-?\d+$/),
      });
    });

    test("deletes the last old one with the next, and calls who waits", async () => {
      const { bucket } = place();
      const called: string[] = [];
      const server = createServer(({ url }, response) => {
        called.push(String(url));
        response.end();
      });
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      const { port } = server.address() as AddressInfo;
      const { outcome, summary } = await backUp({
        vars: { KEEP_DAYS: "1", KEEP_NEWEST: "3" },
        secrets: { PING_URL: `http://127.0.0.1:${port}/done` },
      });
      server.close();

      expect(outcome).toBe("success");
      expect(summary).toContain("\n1 backups were older than 1 days");
      expect((await bucket.keys()).join()).not.toContain(String(earlier[2]));
      expect(called).toEqual(["/done"]);
    });

    test("refuses a second run at the same time", async () => {
      const { bucket } = place();
      const before = (await bucket.keys(`${FOLDER}manifests/`)).length;
      const both = await Promise.all([backUp(), backUp()]);
      const failed = both.filter(({ outcome }) => outcome === "failure");

      expect(failed).toHaveLength(1);
      expect(failed[0]?.summary).toContain("Another backup of this database");
      expect(await bucket.keys(`${FOLDER}manifests/`)).toHaveLength(before + 1);
    });

    test("refuses credentials that end before the longest backup would", async () => {
      const { bucket } = place();
      await bucket.putBackup(FOLDER, new Date(), { longestSeconds: 4000 });
      await refused({}, /end in 3\d+ seconds.*took 4000.*SESSION_SECONDS/);
      const keys = await bucket.keys(`${FOLDER}manifests/`);
      await bucket.remove(String(keys.at(-1)));
    });

    test("refuses a backup without a table that the last one had, unless it is asked for", async () => {
      await sql("ALTER TABLE customers RENAME TO clients");
      await refused({}, /tables are gone: "public.customers".*accept-loss/);
      const { outcome, log } = await backUp({
        inputs: { "accept-loss": true },
      });
      expect(outcome).toBe("success");
      expect(log).toContain("::warning title=Accepted::these tables are gone");
    });

    test("refuses another database than the last one was of", async () => {
      await sql("CREATE DATABASE other TEMPLATE acme");
      await refused(
        at((url) => url.replace("/acme?", "/other?")),
        /lack.*: it is of the database "other", the last one was of "acme"\. .*accept-loss/,
      );
    });

    test("refuses a backup of less than half the last one's size", async () => {
      await sql(`DELETE FROM orders WHERE id > ${ROWS / 3}`);
      await refused({}, /20000 rows, the last one had 60000;it has \d+ bytes/);
    });
  });

  test("backs up several databases of one repository, each into its own place", async () => {
    const { repository, postgres, bucket } = place();
    await sql("CREATE DATABASE globex");
    await sql("CREATE TABLE goods AS SELECT 1 AS id", "globex");
    repository.environments["acme-prod"] = {};
    repository.environments["globex-prod"] = {
      vars: { BACKUP_FOLDER: "", IAM_ROLE: "globex" },
      secrets: { DATABASE_URL: postgres.urlOf("globex") },
    };
    const before = await bucket.keys(FOLDER);
    const ended = await repository.runAll("backup.yml", {
      vars: { BACKUP_ENVIRONMENTS: '["acme-prod", "globex-prod"]' },
      inputs: { "accept-loss": true },
    });

    expect(ended.map(({ outcome }) => outcome)).toEqual(["success", "success"]);
    expect(ended[0]?.log).toContain(
      'Accepted::it is of the environment "acme-prod", the last one was of ""',
    );
    expect(await bucket.keys(FOLDER)).toHaveLength(before.length + 3);
    const { database, dump } = await bucket.manifest();
    expect({ database, dump }).toMatchObject({
      database: "globex",
      dump: { key: expect.stringMatching(/^dumps\/\S+\.dump$/) },
    });
  });
});

/** A shell in which no file can be larger than some kilobytes: a full copy of a dump can't be made. */
function limitedTo(kilobytes: string): string[] {
  return ["bash", "-c", `ulimit -f ${kilobytes}; exec bash "$@"`, "bash"];
}
