import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { OWNER } from "./support/aws-cli";
import { FOLDER, usePlace } from "./support/backup/place";
import { cleanEnv } from "./support/clean-env";
import { describeWith } from "./support/describe-with";
import { PROJECT } from "./support/paths";
import { run, type Outcome, tryRun } from "./support/run";
import { tool } from "./support/tools";

const PAGE = readFileSync(join(PROJECT, "docs/restore.md"), "utf8");

/** The commands below a heading of the page, each block by itself. */
function commandsUnder(heading: string): string[] {
  const [, section = ""] = PAGE.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return [...own.matchAll(/^```sh\n(.*?)^```$/gms)].map(
    ([, block]) => block as string,
  );
}

const ran = new Set<string>();

describeWith(["emulator", "aws", "postgres"], "docs/restore.md", () => {
  const place = usePlace(() => tool("postgres").folder);
  const folder = mkdtempSync(join(tmpdir(), "e2e-restore-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const sql = (text: string, database = "acme") =>
    place().postgres.query(text, database);

  /** Runs blocks as they are, with the values of this place for those of the page. */
  async function follow(
    blocks: readonly string[],
    target: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const { bucket, postgres, emulator } = place();
    const given = {
      BUCKET: bucket.name,
      FOLDER,
      TARGET: postgres.urlOf(target),
      ...values,
    };
    for (const block of blocks) ran.add(block);
    const script = blocks
      .join("")
      .replaceAll(/^(\w+)=(\S.*)$/gm, (line, name: string) => {
        const value = given[name as keyof typeof given] as string | undefined;
        return value === undefined ? line : `${name}='${value}'`;
      });
    return tryRun("bash", ["-euo", "pipefail", "-c", script], {
      cwd: folder,
      env: cleanEnv({
        PATH: [
          postgres.commands,
          dirname(tool("aws").command),
          process.env["PATH"],
        ].join(delimiter),
        AWS_ACCESS_KEY_ID: OWNER.AccessKeyId,
        AWS_SECRET_ACCESS_KEY: OWNER.SecretAccessKey,
        AWS_ENDPOINT_URL: emulator.url,
      }),
    });
  }

  const before = commandsUnder("Before anything else");
  const newest = commandsUnder("The newest backup");

  beforeAll(async () => {
    await sql(
      `CREATE TABLE orders AS SELECT g AS id, md5(g::text) AS note FROM generate_series(1, 20000) g;
       CREATE TABLE days (day date) PARTITION BY RANGE (day);
       CREATE TABLE days_rest PARTITION OF days DEFAULT;
       INSERT INTO days SELECT '2026-12-01'::date + g FROM generate_series(1, 60) g`,
    );
    const { repository } = place();
    expect(await repository.run("backup.yml")).toMatchObject({
      outcome: "success",
    });
    for (const name of ["all", "one", "deleted", "guides", "broken"])
      await sql(`CREATE DATABASE "${name}" TEMPLATE template0`);
  });

  test("brings all of a database back", async () => {
    const all = commandsUnder("All of it");
    const { code, stdout, output } = await follow(
      [...before, ...newest, ...all],
      "all",
    );
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(stdout).toContain("backup.dump: OK");
    expect(stdout).toMatch(/"rows": 20060/);
    expect(await sql("SELECT count(*) FROM orders", "all")).toBe("20000");
    expect(await sql("SELECT count(*) FROM days", "all")).toBe("60");
  });

  test("shows by the last command of that if a row is missing", async () => {
    await sql("DELETE FROM orders WHERE id = 1", "all");
    const compare = commandsUnder("All of it").at(-1) as string;
    const { code, stdout } = await follow([...before, compare], "all");
    expect(code).toBe(1);
    expect(stdout).toContain("> public\torders\t19999");
  });

  test("brings one table back", async () => {
    const one = commandsUnder("One table");
    const { code } = await follow([...before, ...newest, ...one], "one");
    expect(code).toBe(0);
    expect(await sql("SELECT count(*) FROM orders", "one")).toBe("20000");
    expect(await sql("SELECT to_regclass('days')", "one")).toBe("");
  });

  test("brings a backup back that was deleted", async () => {
    const { bucket } = place();
    const { dump } = await bucket.manifest(FOLDER);
    await bucket.remove(dump.key);
    const [list = "", get = ""] = commandsUnder("A backup that was deleted");
    const listed = await follow([...before, list], "deleted");
    expect(listed.stdout).toContain(`${dump.versionId}\t${dump.key}`);

    const { code } = await follow([...before, get], "deleted", {
      KEY: dump.key,
      VERSION_ID: String(dump.versionId),
    });
    expect(code).toBe(0);
    const all = commandsUnder("All of it");
    const [, restore = ""] = all;
    expect(await follow([...before, restore], "deleted")).toMatchObject({
      code: 0,
    });
    expect(await sql("SELECT count(*) FROM orders", "deleted")).toBe("20000");
  });

  describe("with a dump of the guide's workflow", () => {
    const FILE = "June-01-2026@05:00:00.gz";
    const guides = commandsUnder("A `.sql.gz` of the guide's workflow");

    async function upload(spoil: (dump: string) => string): Promise<void> {
      const { postgres, bucket } = place();
      const { stdout } = await run(join(postgres.commands, "pg_dump"), [
        postgres.urlOf("acme"),
      ]);
      await bucket.put(`${FOLDER}${FILE}`, gzipSync(spoil(stdout)));
    }

    test("brings it back", async () => {
      await upload((dump) => dump);
      const { code, output } = await follow([...before, ...guides], "guides", {
        FILE,
      });
      expect({ code, output }).toMatchObject({ code: 0 });
      expect(await sql("SELECT count(*) FROM orders", "guides")).toBe("20000");
    });

    test("stops at one that broke off, with nothing restored", async () => {
      await upload((dump) => dump.slice(0, dump.length / 2));
      const { code } = await follow([...before, ...guides], "broken", { FILE });
      expect(code).not.toBe(0);
      expect(await sql("SELECT to_regclass('orders')", "broken")).toBe("");
    });
  });

  test("has no command that was not run here", () => {
    const blocks = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)];
    expect(blocks.map(([, block]) => block as string).sort()).toEqual(
      [...ran].sort(),
    );
  });
});
