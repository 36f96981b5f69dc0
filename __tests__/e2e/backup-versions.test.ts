import { FOLDER, usePlace } from "./support/backup/place";
import { refusal } from "./support/backup/unchanged";
import { describeWith } from "./support/describe-with";
import { startPostgres } from "./support/postgres";
import { tool } from "./support/tools";

/** How much is dumped, in MB of text; 1000 takes some minutes. */
const MEGABYTES = Number(process.env["BACKUP_MEGABYTES"] ?? 40);

describeWith(
  ["emulator", "aws", "postgres", "newerPostgres"],
  "backups of a newer server",
  () => {
    const place = usePlace(() => tool("newerPostgres").folder);

    beforeAll(async () => {
      await place().postgres.query(
        `CREATE TABLE orders AS SELECT g AS id, (SELECT string_agg(md5(g::text || i), '') FROM generate_series(1, 32) i) AS note FROM generate_series(1, ${MEGABYTES * 1000}) g`,
        "acme",
      );
    });

    test("a client that is older than the server is refused", async () => {
      const { bucket, repository } = place();
      const { summary } = await refusal(bucket, () =>
        repository.run("backup.yml", { commands: tool("postgres").folder }),
      );
      expect(summary).toMatch(
        /pg_dump is of version 15 and the server of version 17.*install postgresql-client-17/,
      );
    });

    test("a large one passes through a runner with a disk of 1 MB, compressed by zstd, and is restored", async () => {
      const { bucket, repository, postgres } = place();
      const shell = ["bash", "-c", 'ulimit -f 1024; exec bash "$@"', "bash"];
      const ended = await repository.run("backup.yml", { shell });
      expect(ended).toMatchObject({ outcome: "success" });
      const { dump, server, client, fingerprint } =
        await bucket.manifest(FOLDER);
      expect({ server, client }).toEqual({ server: "17.10", client: "17.10" });
      expect(dump.compression).toBe("zstd:3");
      expect(dump.bytes).toBeGreaterThan(1024 * 1024);
      expect(fingerprint.tables[0]?.rows).toBe(MEGABYTES * 1000);

      await postgres.query("CREATE DATABASE target TEMPLATE template0");
      const drilled = await repository.run("restore-drill.yml", {
        secrets: { DRILL_DATABASE_URL: postgres.urlOf("target") },
        shell,
      });
      expect(drilled).toMatchObject({ outcome: "success" });
    });

    test("is not restored into an older server", async () => {
      const { bucket, repository } = place();
      const older = await startPostgres(tool("postgres").folder);
      const { summary } = await refusal(bucket, () =>
        repository.run("restore-drill.yml", {
          secrets: { DRILL_DATABASE_URL: older.url },
        }),
      );
      await older.stop();
      expect(summary).toMatch(
        /restore into has version 15, the backup is of version 17/,
      );
    });
  },
);
