import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Credentials } from "aws4";
import type { BackupJob, PostgresBackupStackProps } from "../../src";
import { CASES, type TrustCase, twinOf } from "../security/who-gets-in.cases";
import {
  ANY_CONTEXT,
  CONTEXTS,
  strangers,
  tokenOf,
} from "../security/who-gets-in.runs";
import { FakeGitHub } from "../support/fake-github";
import type { IamPolicy } from "../support/rendered-policy";
import type { Claims } from "../support/web-identity";
import {
  AccessServer,
  type Answer,
  type Request,
} from "./support/access/access-server";
import { type Forgery, Issuer } from "./support/access/issuer";
import {
  bucketPolicyForServer,
  trustForServer,
} from "./support/access/rewrites";
import { AwsCli } from "./support/aws-cli";
import { DatabaseRepository } from "./support/backup/database-repository";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import * as guide from "./support/guide";
import { GuideWorkflow } from "./support/guide-workflow";
import { type Plan, plannedPolicy } from "./support/plan";
import { startPostgres } from "./support/postgres";
import { tool } from "./support/tools";
import { useAccount } from "./support/use-account";

const ISSUER = "token.actions.githubusercontent.com";
const ROLE = guide.JOB.roleName;
const BUCKET = guide.PROPS.bucket.name;

/** What the server does not go by. The evaluator of the security tests does. */
const NOT_ENFORCED = ["DenyTlsBelow12"];

/** The forms of trust that one stack of one issuer can have. */
const OF_ONE_STACK = CASES.filter(
  ({ stack, partition }) => stack === undefined && partition === undefined,
);

/** The server resolves no policy variable, as which IAM writes a dollar. */
const needsVariables = ({ trust }: TrustCase) =>
  JSON.stringify(trust).includes("$");

/** The others, each as a job. */
const TRUSTS = OF_ONE_STACK.filter((one) => !needsVariables(one));
const roleOf = (index: number) => `trust-${index}`;
const JOBS = TRUSTS.map(({ trust, audience }, index): BackupJob => {
  const name = roleOf(index);
  return { name, roleName: name, prefix: name, trust, audience };
});

/** GitHub's claims, but for the times, which are those of the test. */
function claimsOf(change: Parameters<typeof tokenOf>[0]): Claims {
  return Object.fromEntries(
    Object.entries(tokenOf(change)).filter(
      ([claim]) => !["iat", "nbf", "exp"].includes(claim),
    ),
  );
}

/** Who comes, and whether the trust lets them in. */
function comers(
  one: TrustCase,
): Map<string, { claims: Claims; isIn: boolean }> {
  const { run = {}, contexts, alsoLetIn = {}, staysOut = {} } = one;
  const twin = twinOf(one);
  const all = new Map([["the twin", { claims: claimsOf(twin), isIn: true }]]);
  for (const context of ANY_CONTEXT)
    all.set(context, {
      claims: claimsOf({ ...run, ...CONTEXTS[context] }),
      isIn: contexts.includes(context),
    });
  const out = { ...strangers(tokenOf(twin)), ...staysOut };
  for (const [changes, isIn] of [
    [alsoLetIn, true],
    [out, false],
  ] as const)
    for (const [name, change] of Object.entries(changes))
      all.set(name, { claims: claimsOf({ ...twin, ...change }), isIn });
  return all;
}

const now = () => Math.floor(Date.now() / 1000);
const SCHEDULED = claimsOf({});

/** Tokens that nobody may take, each but for one thing the token of a backup. */
const FORGERIES: readonly (readonly [
  what: string,
  claims: () => Claims,
  forgery: Forgery,
])[] = [
  [
    "is over",
    () => ({ exp: now() - 60, iat: now() - 600, nbf: now() - 600 }),
    {},
  ],
  ["is not valid yet", () => ({ nbf: now() + 3600, exp: now() + 7200 }), {}],
  [
    "is of another issuer",
    () => ({ iss: "https://token.actions.evil.com" }),
    {},
  ],
  [
    "has another key's signature",
    () => ({}),
    { key: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey },
  ],
  ["names a key that is not published", () => ({}), { kid: "other" }],
  ["has no signature", () => ({}), { alg: "none" }],
  ["is signed with the published key", () => ({}), { alg: "HS256" }],
];

const KEY = Buffer.alloc(32, 1);
const CUSTOMER_KEY = {
  "x-amz-server-side-encryption-customer-algorithm": "AES256",
  "x-amz-server-side-encryption-customer-key": KEY.toString("base64"),
  "x-amz-server-side-encryption-customer-key-MD5": createHash("md5")
    .update(KEY)
    .digest("base64"),
};

/** What the AWS CLI needs to talk to the server, which takes no checksum behind an upload. */
const clientOf = ({ certificate }: AccessServer) => ({
  AWS_CA_BUNDLE: certificate,
  AWS_REQUEST_CHECKSUM_CALCULATION: "when_required",
});

type Who = "job" | "stranger" | "mighty" | "nobody";

/** A request of somebody, in one of the buckets. */
interface Asked extends Request {
  readonly who: Who;
}

describeWith(
  ["terraform", "emulator", "aws", "postgres", "accessServer"],
  "access",
  () => {
    const account = useAccount();
    let issuer: Issuer;
    let server: AccessServer;
    let usual: Plan;

    const trustIn = (plan: Plan, job: string) =>
      trustForServer(
        plannedPolicy(
          plan,
          `aws_iam_role.${job}`,
          "assume_role_policy",
        ) as IamPolicy,
        ISSUER,
      );

    beforeAll(async () => {
      const { workspace, terraform, aim } = account();
      const plan = async (props: PostgresBackupStackProps) => {
        workspace.synthesize(props);
        aim();
        await terraform.init();
        return terraform.plan();
      };
      usual = await plan(guide.PROPS);
      const trusts = await plan({ ...guide.PROPS, backups: JOBS });
      const trustPolicy = trustIn(usual, guide.JOB.name);
      issuer = await Issuer.start();
      server = await AccessServer.start(
        {
          arn: `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/${ISSUER}`,
          url: `https://${ISSUER}`,
          jwksUri: issuer.jwksUri,
          audience: "sts.amazonaws.com",
        },
        [
          { name: ROLE, trustPolicy },
          { name: "stranger", trustPolicy },
          { name: "mighty", trustPolicy, mayEverything: true },
          ...JOBS.map(({ name }) => ({
            name,
            trustPolicy: trustIn(trusts, name),
          })),
        ],
      );
    });

    afterAll(async () => {
      await server?.stop();
      await issuer?.stop();
    });

    const credentialsOf = async (role: string): Promise<Credentials> => {
      const got = await server.assume(role, issuer.token(SCHEDULED));
      if (got === undefined) throw new Error(`${role} takes no token`);
      return got;
    };

    describe("by a token", () => {
      const isIn = async (role: string, claims: Claims, forgery?: Forgery) =>
        (await server.assume(role, issuer.token(claims, forgery))) !==
        undefined;

      test.each(
        TRUSTS.map((one, index) => [one.name, roleOf(index), one] as const),
      )("%s lets in whom it names, and nobody else", async (_, role, one) => {
        const decided: Record<string, boolean> = {};
        const expected: Record<string, boolean> = {};
        for (const [name, comer] of comers(one)) {
          decided[name] = await isIn(role, comer.claims);
          expected[name] = comer.isIn;
        }
        expect(Object.values(expected)).toContain(true);
        expect(decided).toEqual(expected);
      });

      test("all forms of trust are tried but those that the server can't tell", () => {
        expect(
          OF_ONE_STACK.filter(needsVariables).map(({ name }) => name),
        ).toEqual([
          "a branch with odd characters",
          "a branch, and a workflow that looks like a policy variable",
        ]);
      });

      test.each(FORGERIES)(
        "a token that %s gets nobody in",
        async (_, claims, forgery) => {
          expect(await isIn(ROLE, { ...SCHEDULED, ...claims() }, forgery)).toBe(
            false,
          );
          expect(await isIn(ROLE, SCHEDULED)).toBe(true);
        },
      );
    });

    describe("by requests", () => {
      const who: Partial<Record<Who, Credentials>> = {};
      let versions = 0;

      /** Makes a bucket with the planned policy, without some of its statements; its job is the role of that name. */
      const makeBucket = (
        name: string,
        role: string,
        without: readonly string[] = [],
      ) => {
        const planned = plannedPolicy(
          usual,
          "aws_s3_bucket_policy.backups",
          "policy",
        ) as IamPolicy;
        const renamed = JSON.parse(
          JSON.stringify(planned).replaceAll(`:::${BUCKET}`, `:::${name}`),
        ) as IamPolicy;
        const arn = `arn:aws:iam::${ACCOUNT_ID}:role/${ROLE}`;
        const list = { method: "GET", path: `/${name}?list-type=2` } as const;
        return server.makeBucket(
          name,
          bucketPolicyForServer(renamed, { [arn]: role }, [
            ...NOT_ENFORCED,
            ...without,
          ]),
          // The one is let in by nothing else, and the other refused by nothing else.
          async () =>
            role === ROLE
              ? (await server.send(list, who.job)).status === 200
              : (await server.send({ ...list, isPlain: true }, who.mighty))
                  .status === 403,
        );
      };

      beforeAll(async () => {
        who.job = await credentialsOf(ROLE);
        who.stranger = await credentialsOf("stranger");
        who.mighty = await credentialsOf("mighty");
        await makeBucket(BUCKET, ROLE);
        await makeBucket("plain-http", ROLE, ["DenyPlainHttp"]);
        await makeBucket("customer-keys", ROLE, ["DenyCustomerKeys"]);
        await makeBucket("mighty", "mighty");
      });

      const ask = ({ who: asker, ...request }: Asked): Promise<Answer> =>
        server.send(request, who[asker]);
      const newVersion = async (bucket: string) => {
        versions += 1;
        const key = `${bucket}/version-${versions}`;
        const { version } = await server.byAdmin({
          method: "PUT",
          path: `/${key}`,
          body: "backup",
        });
        return `/${key}?versionId=${version}`;
      };
      const expectLetIn = async (asked: Asked) => {
        const { status, body } = await ask(asked);
        expect(status < 300 ? "let in" : body).toBe("let in");
      };
      const expectRefused = async (asked: Asked) => {
        expect(await ask(asked)).toMatchObject({
          status: 403,
          code: "AccessDenied",
        });
      };

      const upload: Asked = {
        who: "job",
        method: "PUT",
        path: `/${BUCKET}/a.dump`,
        body: "backup",
      };
      const read: Asked = { who: "job", method: "GET", path: `/${BUCKET}/b` };
      const list: Asked = {
        who: "job",
        method: "GET",
        path: `/${BUCKET}?list-type=2`,
      };
      const remove: Asked = {
        who: "job",
        method: "DELETE",
        path: `/${BUCKET}/c`,
      };
      const begin: Asked = {
        who: "job",
        method: "POST",
        path: `/${BUCKET}/large?uploads=`,
      };

      describe.each([
        ["uploads", upload],
        ["reads", read],
        ["lists", list],
        ["deletes", remove],
        ["begins an upload in parts", begin],
      ])("the job %s", (_, asked) => {
        beforeAll(async () => {
          for (const name of ["b", "c"])
            for (const bucket of [BUCKET, "plain-http"])
              await server.byAdmin({
                method: "PUT",
                path: `/${bucket}/${name}`,
                body: "backup",
              });
        });

        test("and is let in", () => expectLetIn(asked));

        test("not another role that the same token assumes", () =>
          expectRefused({ ...asked, who: "stranger" }));

        test("not somebody who has signed nothing", () =>
          expectRefused({ ...asked, who: "nobody" }));

        test("not over plain HTTP, which would be let in without the denial", async () => {
          const path = asked.path.replace(BUCKET, "plain-http");
          await expectRefused({ ...asked, isPlain: true });
          await expectLetIn({ ...asked, path, isPlain: true });
        });
      });

      test("the job uploads in parts, from the first to the last", async () => {
        const { body } = await ask(begin);
        const [, id = ""] = /<UploadId>([^<]+)/.exec(body) ?? [];
        const path = `/${BUCKET}/large`;
        const part = { ...begin, method: "PUT", body: "part" } as const;
        const { etag } = await ask({
          ...part,
          path: `${path}?partNumber=1&uploadId=${id}`,
        });
        await expectRefused({
          ...part,
          who: "stranger",
          path: `${path}?partNumber=2&uploadId=${id}`,
        });
        await expectLetIn({
          ...begin,
          path: `${path}?uploadId=${id}`,
          body: `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`,
        });
        expect((await ask({ ...read, path })).body).toBe("part");
      });

      test("nobody uploads with a key of their own, which would be let in without the denial", async () => {
        const asked = { ...upload, headers: CUSTOMER_KEY };
        await expectRefused(asked);
        await expectLetIn({ ...asked, path: "/customer-keys/a.dump" });
      });

      describe.each<[string, Omit<Request, "path">, string]>([
        ["delete a version", { method: "DELETE" }, ""],
        [
          "change the policy",
          {
            method: "PUT",
            body: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::BUCKET/*"]}]}',
          },
          "?policy=",
        ],
        ["delete the policy", { method: "DELETE" }, "?policy="],
        [
          "change the lifecycle",
          {
            method: "PUT",
            body: "<LifecycleConfiguration><Rule><ID>a</ID><Status>Enabled</Status><Filter><Prefix></Prefix></Filter><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>",
          },
          "?lifecycle=",
        ],
        [
          "turn versioning off",
          {
            method: "PUT",
            body: "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>",
          },
          "?versioning=",
        ],
      ])(
        "a job to which the account gives everything can't %s",
        (_, request, query) => {
          const asked = async (bucket: string): Promise<Asked> => ({
            ...request,
            who: "mighty",
            path:
              query === "" ? await newVersion(bucket) : `/${bucket}${query}`,
            body: request.body?.replace("BUCKET", bucket),
          });

          test("in a bucket with the planned policy", async () => {
            await expectRefused(await asked("mighty"));
            await expectLetIn({ ...upload, who: "mighty", path: "/mighty/a" });
          });

          test("but in one without the denial", async () => {
            versions += 1;
            const bucket = `unprotected-${versions}`;
            await makeBucket(bucket, "mighty", [
              "DenyDeletingVersionsAndChangingProtections",
            ]);
            await expectLetIn(await asked(bucket));
          });
        },
      );
    });

    describe("by the commands of backups", () => {
      const awsAs = async (role: string) => {
        const { accessKeyId, secretAccessKey, sessionToken } =
          await credentialsOf(role);
        return new AwsCli(
          server.url,
          {
            AccessKeyId: String(accessKeyId),
            SecretAccessKey: String(secretAccessKey),
            SessionToken: sessionToken,
          },
          clientOf(server),
        );
      };

      test("those of the guide's second part are let in, and not with another role", async () => {
        const folder = mkdtempSync(join(tmpdir(), "e2e-access-guide-"));
        try {
          const workflow = new GuideWorkflow(await awsAs(ROLE), BUCKET, "acme");
          expect(await workflow.hasFolder()).toBe(false);
          await workflow.createFolder();
          expect(await workflow.hasFolder()).toBe(true);
          await workflow.upload("backup", "today.gz", folder);
          await workflow.download("today.gz", join(folder, "again.gz"));
          expect(
            String(gunzipSync(readFileSync(join(folder, "again.gz")))),
          ).toBe("backup");
          expect(await workflow.backupsBefore("2999-01-01")).toEqual([
            "acme/today.gz",
          ]);
          await workflow.remove("acme/today.gz");

          const other = new GuideWorkflow(
            await awsAs("stranger"),
            BUCKET,
            "acme",
          );
          await expect(other.createFolder()).rejects.toThrow("AccessDenied");
        } finally {
          rmSync(folder, { recursive: true });
        }
      });

      test("backup.yml backs up and restore-drill.yml restores, and neither with another role", async () => {
        const postgres = await startPostgres(tool("postgres").folder);
        const github = await FakeGitHub.start();
        const repository = new DatabaseRepository(
          {
            url: server.url,
            environment: clientOf(server),
            assume: async (arn) => {
              const got = await credentialsOf(String(arn.split("/").at(-1)));
              return {
                AccessKeyId: String(got.accessKeyId),
                SecretAccessKey: String(got.secretAccessKey),
                SessionToken: got.sessionToken,
              };
            },
          },
          github,
          postgres.commands,
          {
            vars: {
              AWS_ACCOUNT_ID: ACCOUNT_ID,
              AWS_REGION: "us-east-1",
              IAM_ROLE: ROLE,
              S3_BUCKET_NAME: BUCKET,
              BACKUP_FOLDER: "drilled",
            },
            secrets: {
              DATABASE_URL: postgres.urlOf("acme"),
              DRILL_DATABASE_URL: postgres.urlOf("drill"),
            },
          },
        );
        try {
          await postgres.query("CREATE DATABASE acme");
          await postgres.query("CREATE DATABASE drill");
          await postgres.query(
            "CREATE TABLE orders AS SELECT generate_series(1, 100) AS id",
            "acme",
          );
          const outcomeOf = async (file: string, role = ROLE) => {
            const { outcome } = await repository.run(file, {
              vars: { IAM_ROLE: role },
            });
            return outcome;
          };
          expect(await outcomeOf("backup.yml", "stranger")).toBe("failure");
          expect(await outcomeOf("backup.yml")).toBe("success");
          expect(await outcomeOf("restore-drill.yml", "stranger")).toBe(
            "failure",
          );
          expect(await outcomeOf("restore-drill.yml")).toBe("success");
        } finally {
          repository.remove();
          await postgres.stop();
          await github.stop();
        }
      });
    });
  },
);
