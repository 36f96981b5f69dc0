import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { AwsCli, OWNER } from "./support/aws-cli";
import { cleanEnv } from "./support/clean-env";
import { describeWith } from "./support/describe-with";
import { type Emulator, startEmulator } from "./support/emulator";
import { AS_IT_IS, dumpAndUpload, mendedIn } from "./support/guide-dump";
import { type Postgres, startPostgres } from "./support/postgres";
import { tool } from "./support/tools";

const BUCKET = "neon-s3-backup";
const KEY = "acme-co-prod-backup/monday.gz";
const ROW = "a row that nobody else may read";

/** The size of a gzip file without anything in it. */
const EMPTY = 20;

describeWith(
  ["emulator", "aws", "postgres"],
  "the guide's step that dumps",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "e2e-guide-"));
    let emulator: Emulator;
    let postgres: Postgres;
    let aws: AwsCli;

    beforeAll(async () => {
      emulator = await startEmulator();
      aws = new AwsCli(emulator.url);
      await aws.json("s3api", "create-bucket", "--bucket", BUCKET);
      postgres = await startPostgres();
      await postgres.query(`CREATE TABLE t AS SELECT '${ROW}' AS secret`);
    });
    afterAll(async () => {
      await postgres.stop();
      await emulator.stop();
      rmSync(folder, { recursive: true });
    });
    beforeEach(() => aws.text("s3", "rm", `s3://${BUCKET}/${KEY}`));

    const run = (step: string, url: string) =>
      dumpAndUpload(step, {
        cwd: folder,
        env: cleanEnv({
          PATH: `${dirname(tool("aws").command)}:${process.env["PATH"]}`,
          AWS_ACCESS_KEY_ID: OWNER.AccessKeyId,
          AWS_SECRET_ACCESS_KEY: OWNER.SecretAccessKey,
          AWS_ENDPOINT_URL: emulator.url,
          AWS_REGION: "us-east-1",
          POSTGRES: postgres.commands,
          DATABASE_URL: url,
          GZIP_NAME: "monday.gz",
          UPLOAD_PATH: `s3://${BUCKET}/${KEY}`,
        }),
      });
    const uploaded = () =>
      aws.succeeds("s3api", "head-object", "--bucket", BUCKET, "--key", KEY);
    const content = async () => {
      const file = join(folder, "downloaded.gz");
      await aws.text("s3", "cp", `s3://${BUCKET}/${KEY}`, file);
      return readFileSync(file);
    };

    test("uploads an empty file, is green and prints the database, with a string as Neon hands it out", async () => {
      expect(postgres.url).toMatch(
        /\?sslmode=require&channel_binding=require$/,
      );
      const { code, output } = await run(AS_IT_IS, postgres.url);

      expect(code).toBe(0);
      expect(await content()).toHaveLength(EMPTY);
      expect(output).toContain(ROW);
    });

    const failures: [string, (url: string) => string][] = [
      ["a wrong password", (url) => url.replace(/:[^:@]+@/, ":wrong@")],
      ["a server that is down", (url) => url.replace(/:\d+\//, ":1/")],
      ["a secret that is missing", () => ""],
    ];
    test.each(failures)(
      "uploads an empty file and is green with %s",
      async (_, spoil) => {
        const { code } = await run(AS_IT_IS, `'${spoil(postgres.url)}'`);

        expect(code).toBe(0);
        expect(await content()).toHaveLength(EMPTY);
      },
    );

    describe.each(["README.md", "docs/backups.md"])(
      "as %s mends it",
      (page) => {
        test("uploads the whole database and prints nothing of it", async () => {
          const { code, output } = await run(mendedIn(page), postgres.url);

          expect(code).toBe(0);
          expect(gunzipSync(await content()).toString()).toContain(ROW);
          expect(output).not.toContain(ROW);
        });

        test.each(failures)(
          "fails and uploads nothing with %s",
          async (_, spoil) => {
            const { code, output } = await run(
              mendedIn(page),
              spoil(postgres.url),
            );

            expect(code).not.toBe(0);
            expect(output).toContain("pg_dump: error:");
            expect(await uploaded()).toBe(false);
          },
        );
      },
    );
  },
);
