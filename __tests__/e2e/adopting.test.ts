import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { App } from "cdktf";
import { PostgresBackupStack, type PostgresBackupStackProps } from "../../src";
import { readPlan, verdict, type Verdict } from "../../src/review";
import { OWNER } from "./support/aws-cli";
import { cleanEnv } from "./support/clean-env";
import { click } from "./support/clicked";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import { endpointSetting } from "./support/endpoints";
import * as guide from "./support/guide";
import { PROJECT } from "./support/paths";
import { actions, type Plan } from "./support/plan";
import { run, tryRun } from "./support/run";
import { Terraform } from "./support/terraform";
import { tool } from "./support/tools";
import { useAccount } from "./support/use-account";
import { STACK } from "./support/workspace";

const PAGE = readFileSync(join(PROJECT, "docs/adopting.md"), "utf8");
const BUCKET = guide.PROPS.bucket.name;
const ROLE = guide.JOB.roleName;
const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.backups";
const EXCLUSIVE = [
  "aws_iam_role_policies_exclusive.acme-co-prod",
  "aws_iam_role_policy_attachments_exclusive.acme-co-prod",
];

const EVERYTHING =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';

/** What changes in all adoptions: who gets in, and what the bucket keeps. */
const CHANGED = [
  "update aws_iam_role.acme-co-prod",
  "update aws_s3_bucket_policy.backups",
  "update aws_s3_bucket_versioning.backups",
];

/** What `npm run adopt` prints. */
const describedBy = (emulatorUrl: string, bucket: string, role: string) =>
  tryRun(
    "node",
    [
      join(PROJECT, "scripts/run-app.js"),
      ...[join(PROJECT, "src/cli/main.ts"), "adopt", "--library", "./src"],
      ...["--bucket", bucket, "--role", role],
    ],
    {
      cwd: PROJECT,
      env: cleanEnv({
        PATH: [dirname(tool("aws").command), process.env["PATH"]].join(
          delimiter,
        ),
        AWS_ACCESS_KEY_ID: OWNER.AccessKeyId,
        AWS_SECRET_ACCESS_KEY: OWNER.SecretAccessKey,
        AWS_DEFAULT_REGION: "us-east-1",
        AWS_ENDPOINT_URL: emulatorUrl,
      }),
    },
  );

const judged = (plan: Plan): Verdict => verdict(readPlan(JSON.stringify(plan)));

/** What a resource was before, as JSON. */
function before(plan: Plan, address: string): string {
  const found = plan.resource_changes.find((one) => one.address === address);
  return JSON.stringify(found?.change.before);
}

/** The addresses of what a plan takes over. */
const imported = (plan: Plan) =>
  plan.resource_changes
    .filter(({ change }) => change.importing !== undefined)
    .map(({ address }) => address);

describeWith(
  ["terraform", "emulator", "aws"],
  "adopting what the guide has made",
  () => {
    const account = useAccount();
    let plan: Plan;

    beforeAll(async () => {
      const { workspace, terraform, aim, aws } = account();
      await click(aws);
      workspace.synthesize({ ...guide.PROPS, adopt: ["guide"] });
      aim();
      await terraform.init();
      await terraform.validate();
      plan = await terraform.plan();
    });

    test("destroys nothing, and shows each change as one", () => {
      expect(imported(plan)).toHaveLength(10);
      expect(actions(plan)).toEqual([`create ${LIFECYCLE}`, ...CHANGED].sort());
      const [, onPage = ""] = /^ *```text\n(.*?)^ *```$/ms.exec(PAGE) ?? [];
      expect(onPage.trim().split(/\n */)).toEqual(actions(plan));
    });

    test("puts no data at risk, and lets fewer in", () => {
      const { level, findings } = judged(plan);

      expect(level).not.toBe("data at risk");
      expect(findings.map(({ words }) => words.text)).toContain(
        "lets fewer in",
      );
    });

    test("is planned from what the command prints as well", async () => {
      const { workspace, terraform, aim, emulatorUrl } = account();
      const { output } = await describedBy(emulatorUrl, BUCKET, ROLE);
      const main = join(workspace.folder, "main.ts");
      writeFileSync(
        main,
        output.replace('"./src"', JSON.stringify(join(PROJECT, "src"))),
      );
      symlinkSync(
        join(PROJECT, "node_modules"),
        join(workspace.folder, "node_modules"),
      );
      await run("node", [join(PROJECT, "scripts/synth.js"), main], {
        cwd: workspace.folder,
        env: cleanEnv(),
      });
      aim();

      expect(actions(await terraform.plan())).toEqual(
        actions(plan).map((action) => action.replace("acme-co-prod", "backup")),
      );
    });

    test("can't be described where it is not there", async () => {
      const { emulatorUrl } = account();
      const { code, output } = await describedBy(emulatorUrl, BUCKET, "none");

      expect(code).toBe(1);
      expect(output).toMatch(
        /^aws iam get-role --role-name none: .*NoSuchEntity/s,
      );
    });

    test("plans the same from HCL", async () => {
      const { workspace, terraform } = account();
      const json = join(workspace.stackFolder, "cdk.tf.json");
      const kept = join(workspace.folder, "kept.json");
      const stack = new PostgresBackupStack(
        new App({ outdir: join(tmpdir(), "not-written") }),
        STACK,
        { ...guide.PROPS, adopt: ["guide"] },
      );
      stack.prepareStack();
      renameSync(json, kept);
      const hcl = join(workspace.stackFolder, "cdk.tf");
      writeFileSync(hcl, (stack.toHclTerraform() as { hcl: string }).hcl);
      const fromHcl = await terraform.plan();
      rmSync(hcl);
      renameSync(kept, json);

      expect(fromHcl.resource_changes).toEqual(plan.resource_changes);
    });

    test("fails in the plan where something is listed that is not there, as the page says", async () => {
      const { workspace, terraform, aim } = account();
      workspace.synthesize({ ...guide.PROPS, adopt: ["guide", LIFECYCLE] });
      aim();
      const [, symptom = ""] =
        /^### `(Cannot import .*)`$/m.exec(
          readFileSync(join(PROJECT, "docs/troubleshooting.md"), "utf8"),
        ) ?? [];

      expect(symptom).not.toBe("");
      expect(await terraform.refusal("plan")).toContain(symptom);
    });
  },
);

describeWith(
  ["terraform", "emulator", "aws"],
  "adopting what others have changed",
  () => {
    const account = useAccount();
    const PROPS: PostgresBackupStackProps = {
      ...guide.PROPS,
      adopt: ["guide", LIFECYCLE],
    };
    let plan: Plan;

    /** What S3 says of the backups that were there before. Single objects the emulator gives to nobody without TLS. */
    const stored = () =>
      account().aws.json<{ Key: string; ETag: string; LastModified: string }[]>(
        ...["s3api", "list-objects-v2", "--bucket", BUCKET],
        ...[
          "--query",
          "Contents[].{Key:Key,ETag:ETag,LastModified:LastModified}",
        ],
      );
    let there: Awaited<ReturnType<typeof stored>>;

    beforeAll(async () => {
      const { workspace, terraform, aim, aws } = account();
      await click(aws, {
        Sid: "Stranger",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:::${BUCKET}/*`,
      });
      await aws.json(
        ...["s3api", "put-bucket-lifecycle-configuration", "--bucket", BUCKET],
        "--lifecycle-configuration",
        '{"Rules":[{"ID":"old","Status":"Enabled","Filter":{"Prefix":""},"Transitions":[{"Days":90,"StorageClass":"GLACIER"}]}]}',
      );
      await aws.json(
        ...["iam", "put-role-policy", "--role-name", ROLE],
        ...["--policy-name", "everything", "--policy-document", EVERYTHING],
      );
      const { Policy: further } = await aws.json<{ Policy: { Arn: string } }>(
        ...["iam", "create-policy", "--policy-name", "further"],
        ...["--policy-document", EVERYTHING],
      );
      await aws.json(
        ...["iam", "attach-role-policy", "--role-name", ROLE],
        ...["--policy-arn", further.Arn],
      );
      const file = join(workspace.folder, "old.gz");
      writeFileSync(file, "a backup");
      await aws.json(
        ...["s3api", "put-object", "--bucket", BUCKET],
        ...["--key", "backup/old.gz", "--body", file],
      );
      there = await stored();
      expect(there).toHaveLength(1);
      workspace.synthesize(PROPS);
      aim();
      await terraform.init();
      plan = await terraform.plan();
    });

    test("creates nothing and destroys nothing", () => {
      expect(imported(plan)).toHaveLength(11);
      expect(actions(plan)).toEqual(
        [
          ...CHANGED,
          `update ${LIFECYCLE}`,
          ...EXCLUSIVE.map((one) => `update ${one}`),
        ].sort(),
      );
    });

    test("shows all that goes: a stranger's statement, a move to Glacier, what the role may do", () => {
      expect(before(plan, "aws_s3_bucket_policy.backups")).toContain(
        "Stranger",
      );
      expect(before(plan, LIFECYCLE)).toContain("GLACIER");
      expect(EXCLUSIVE.map((one) => before(plan, one)).join()).toMatch(
        /"everything".*policy\/further/,
      );
      const said = judged(plan).findings.map(({ words }) => words.text);
      expect(said).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/\*\*taken out\*\*.*`everything`/),
          expect.stringMatching(/\*\*taken out\*\*.*policy\/further/),
        ]),
      );
    });

    test("is described by the command, which says what no prop does and writes nothing", async () => {
      const { emulatorUrl } = account();
      const { code, output } = await describedBy(emulatorUrl, BUCKET, ROLE);

      expect({ code, output }).toEqual({
        code: 0,
        output: expect.stringContaining(
          'adopt: ["guide", "aws_s3_bucket_lifecycle_configuration.backups"]',
        ),
      });
      expect(output).toContain(
        'transitions: [\n      {\n        storageClass: "GLACIER",\n        afterDays: 90,',
      );
      expect(output).toMatch(/^\/\/ - the role loses its policy everything$/m);
      expect(output).toMatch(
        /^\/\/ - the role loses its policy \S+policy\/further$/m,
      );
      expect(output).toMatch(/^\/\/ - the bucket's policy loses .*"Stranger"/m);
      expect(output).toMatch(
        /^\/\/ - the trust names repo:octo-org\/octo-repo:\*, which/m,
      );
    });

    test("leaves the backups where they are, the role without rights of its own, and nothing to plan", async () => {
      const { terraform, aws } = account();
      const policies = (command: string) =>
        aws.json("iam", command, "--role-name", ROLE);
      expect(await policies("list-role-policies")).toEqual({
        PolicyNames: ["everything"],
      });
      await terraform.applyPlan();

      expect(await terraform.drift()).toBe("");
      expect(await stored()).toEqual(there);
      expect(await policies("list-role-policies")).toEqual({ PolicyNames: [] });
      expect(await policies("list-attached-role-policies")).toEqual({
        AttachedPolicies: [],
      });
    });

    test("can be forgotten, which changes nothing in AWS", async () => {
      const { workspace, terraform, aim, aws } = account();
      workspace.synthesize(guide.PROPS);
      aim();
      plan = await terraform.plan();
      expect(actions(plan)).toEqual(EXCLUSIVE.map((one) => `delete ${one}`));
      expect(
        judged(plan).findings.filter(
          ({ address, level }) =>
            EXCLUSIVE.includes(address) && level !== "nothing",
        ),
      ).toEqual([]);
      await terraform.applyPlan();

      expect(await terraform.drift()).toBe("");
      await aws.json("iam", "get-role", "--role-name", ROLE);
    });
  },
);

describeWith(
  ["terraform", "emulator", "aws"],
  "adopting what another configuration lets go of",
  () => {
    const account = useAccount();
    const TAKEN = ["aws_s3_bucket.backups", "aws_iam_role.acme-co-prod"];

    test("destroys nothing, by the block that the page has", async () => {
      const { workspace, terraform, aim, aws, emulatorUrl } = account();
      const folder = join(workspace.folder, "other");
      const other = new Terraform(folder);
      const write = (name: string, text: string) =>
        writeFileSync(join(folder, name), text);
      mkdirSync(join(folder, "module"), { recursive: true });
      const { version } = tool("terraform").provider;
      write(
        "main.tf.json",
        JSON.stringify({
          terraform: {
            required_providers: { aws: { source: "hashicorp/aws", version } },
          },
          provider: {
            aws: {
              region: guide.PROPS.region,
              access_key: OWNER.AccessKeyId,
              secret_key: OWNER.SecretAccessKey,
              skip_credentials_validation: true,
              skip_metadata_api_check: true,
              s3_use_path_style: true,
              ...endpointSetting(folder, emulatorUrl),
            },
          },
        }),
      );
      write(
        "module/main.tf",
        `resource "aws_s3_bucket" "this" {
  bucket = "${BUCKET}"
}
resource "aws_iam_role" "this" {
  name = "${ROLE}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}
`,
      );
      write("module.tf", 'module "backups" {\n  source = "./module"\n}\n');
      await other.init();
      await other.apply();

      const [, block = ""] = /^ *```hcl\n(.*?)^ *```$/ms.exec(PAGE) ?? [];
      write("module.tf", block);
      expect(actions(await other.plan())).toEqual([
        "forget module.backups.aws_iam_role.this",
        "forget module.backups.aws_s3_bucket.this",
      ]);
      await other.applyPlan();

      workspace.synthesize({ ...guide.PROPS, adopt: TAKEN });
      aim();
      await terraform.init();
      const plan = await terraform.plan();
      expect(imported(plan).sort()).toEqual([...TAKEN, ...EXCLUSIVE].sort());
      expect(
        actions(plan).filter((action) => !action.startsWith("create")),
      ).toEqual(["update aws_iam_role.acme-co-prod"]);
      await aws.json("s3api", "head-bucket", "--bucket", BUCKET);
    });
  },
);
