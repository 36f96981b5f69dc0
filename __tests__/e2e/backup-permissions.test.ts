import { policyAt } from "../security/judged-stacks";
import { s3Decision } from "../support/policy-evaluator";
import { GUIDE, synthStack } from "../support/synth";
import {
  DatabaseRepository,
  emulated,
} from "./support/backup/database-repository";
import { FOLDER, usePlace } from "./support/backup/place";
import { RequestLog } from "./support/backup/request-log";
import { describeWith } from "./support/describe-with";
import { tool } from "./support/tools";

const ROLE = "arn:aws:iam::123456789012:role/neon-s3-backup-github-actions";
const DAY_MS = 86_400_000;

/** More than the AWS CLI uploads in one piece. */
const ROWS = 500_000;

describeWith(
  ["emulator", "aws", "postgres"],
  "what the workflows ask of S3",
  () => {
    const place = usePlace(() => tool("postgres").folder);
    let log: RequestLog;
    let repository: DatabaseRepository;

    beforeAll(async () => {
      const { emulator, github, postgres, values, bucket } = place();
      log = await RequestLog.before(emulator.url);
      repository = new DatabaseRepository(
        emulated(log.url),
        github,
        postgres.commands,
        values,
      );
      await bucket.putBackup(FOLDER, new Date(Date.now() - 40 * DAY_MS));
      await postgres.query(
        `CREATE TABLE orders AS SELECT g AS id, md5(g::text) AS note FROM generate_series(1, ${ROWS}) g`,
        "acme",
      );
      await postgres.query("CREATE DATABASE target");
      for (const [file, more] of [
        ["backup.yml", {}],
        [
          "restore-drill.yml",
          { secrets: { DRILL_DATABASE_URL: postgres.urlOf("target") } },
        ],
      ] as const)
        expect(
          await repository.run(file, {
            ...more,
            vars: { KEEP_DAYS: "1", KEEP_NEWEST: "1" },
          }),
        ).toMatchObject({ outcome: "success" });
    });
    afterAll(async () => {
      repository.remove();
      await log.close();
    });

    test("is all that a role needs: reading, writing, deleting and listing", () => {
      const actions = log.requests.map(({ action }) => action);
      expect([...new Set(actions)].sort()).toEqual([
        "s3:DeleteObject",
        "s3:GetObject",
        "s3:ListBucket",
        "s3:PutObject",
      ]);
      expect(log.requests.length).toBeGreaterThan(10);
    });

    test.each([FOLDER.slice(0, -1), undefined])(
      "is allowed by the bucket's policy to the role with the prefix %s, and to no other",
      async (prefix) => {
        const json = synthStack({
          backups: GUIDE.backups.map((job) => ({ ...job, prefix })),
        });
        const policy = policyAt({ json }, "aws_s3_bucket_policy.backups");
        const principalTags = { "backup-prefix": prefix };
        for (const request of log.requests) {
          const allowed = async (principal: string) =>
            (await s3Decision(policy, { principal, principalTags, ...request }))
              .allowed;
          expect({ request, allowed: await allowed(ROLE) }).toEqual({
            request,
            allowed: true,
          });
          expect(await allowed(`${ROLE}-2`)).toBe(false);
        }
      },
    );
  },
);
