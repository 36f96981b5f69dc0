import type { PostgresBackupStackProps } from "../../src";
import { AwsCli } from "./support/aws-cli";
import { versions } from "./support/bucket-contents";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID, type Emulator, startEmulator } from "./support/emulator";
import { Fuse, type Moment } from "./support/fuse";
import * as guide from "./support/guide";
import { writeOverlay } from "./support/overlay";
import { Terraform } from "./support/terraform";
import { withoutDenials } from "./support/without-denials";
import { Workspace } from "./support/workspace";

const AT_ONCE = 4;

const BUCKET = guide.PROPS.bucket.name;
const FIRST: PostgresBackupStackProps = {
  ...guide.PROPS,
  backups: [{ ...guide.JOB, prefix: "acme-co-prod-backup" }],
};
const SECOND: PostgresBackupStackProps = {
  ...FIRST,
  backups: [
    ...FIRST.backups,
    {
      name: "globex",
      roleName: "globex-backups",
      prefix: "globex-backup",
      trust: [{ repository: "octo-org/globex", branch: "main" }],
    },
  ],
};

const before = (action: string): Moment => ({ when: "before", action });
const after = (action: string): Moment => ({ when: "after", action });

/** What AWS has made then, and Terraform has not heard of: the address, and the id by which Terraform takes it over. */
type Unheard = readonly [address: string, id: string];

/** The first apply of a stack, killed. */
const FIRST_APPLY: [Moment, Unheard?][] = [
  [before("iam:CreateRole")],
  [before("s3:CreateBucket")],
  [after("s3:PutBucketPublicAccessBlock")],
  [after("s3:PutBucketOwnershipControls")],
  [after("s3:PutBucketVersioning")],
  [after("s3:PutEncryptionConfiguration")],
  [after("s3:PutLifecycleConfiguration")],
  [before("s3:PutBucketPolicy")],
  [after("s3:PutBucketPolicy")],
  [
    after("iam:CreateOpenIDConnectProvider"),
    [
      "aws_iam_openid_connect_provider.github",
      `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`,
    ],
  ],
  [
    after("iam:CreateRole"),
    ["aws_iam_role.acme-co-prod", "neon-s3-backup-github-actions"],
  ],
  [after("s3:CreateBucket"), ["aws_s3_bucket.backups", BUCKET]],
];

/** The apply of a second job, killed, in an account that holds backups. */
const SECOND_APPLY: [Moment, Unheard?][] = [
  [before("iam:CreateRole")],
  [after("iam:CreateRole"), ["aws_iam_role.globex", "globex-backups"]],
  [before("s3:PutBucketPolicy")],
  [after("s3:PutBucketPolicy")],
];

/** An account, a project, and a fuse between the two. */
interface Bench {
  readonly aws: AwsCli;
  readonly fuse: Fuse;
  readonly terraform: Terraform;
  readonly workspace: Workspace;
  synthesize(props: PostgresBackupStackProps): void;
}

async function withBench<T>(
  emulator: Emulator,
  act: (bench: Bench) => Promise<T>,
): Promise<T> {
  await emulator.reset();
  const fuse = await Fuse.before(emulator.url);
  const workspace = new Workspace();
  const bench: Bench = {
    aws: new AwsCli(emulator.url),
    fuse,
    workspace,
    terraform: new Terraform(workspace.stackFolder),
    synthesize(props) {
      workspace.synthesize(props);
      writeOverlay(workspace.stackFolder, fuse.url);
    },
  };
  try {
    return await act(bench);
  } finally {
    await fuse.close();
    workspace.remove();
  }
}

/** Applies once more, to the end; what was made and not heard of is taken over first. */
async function applyAgain(
  { terraform }: Bench,
  unheard: Unheard | undefined,
): Promise<void> {
  if (unheard !== undefined) {
    expect(await terraform.refusal("apply", "-auto-approve")).toMatch(
      /EntityAlreadyExists|BucketAlreadyExists|BucketAlreadyOwnedByYou/,
    );
    await terraform.import(...unheard);
  }
  await terraform.apply();
  expect(await terraform.drift()).toBe("");
}

/** All that an account has of what these stacks make. */
async function inventory({ aws }: Bench): Promise<object> {
  const [roles, providers, buckets] = await Promise.all([
    aws.json("iam", "list-roles", "--query", "sort(Roles[].RoleName)"),
    aws.json(
      ...["iam", "list-open-id-connect-providers"],
      ...["--query", "OpenIDConnectProviderList[].Arn"],
    ),
    aws.json("s3api", "list-buckets", "--query", "Buckets[].Name"),
  ]);
  return { roles, providers, buckets };
}

const PROVIDERS = [
  `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`,
];

/** Puts a backup into the bucket, and a newer one over it. */
async function backUp(aws: AwsCli): Promise<void> {
  for (const dump of ["monday", "tuesday"])
    await aws.json(
      ...["s3api", "put-object", "--bucket", BUCKET],
      ...["--key", "acme-co-prod-backup/dump.gz"],
      ...["--metadata", `dump=${dump}`],
    );
}

async function firstApply(
  emulator: Emulator,
  moment: Moment,
  unheard: Unheard | undefined,
): Promise<void> {
  await withBench(emulator, async (bench) => {
    const { aws, fuse, terraform, workspace } = bench;
    bench.synthesize(FIRST);
    await terraform.init();
    await fuse.killApply(workspace.stackFolder, moment);
    const key = "acme-co-prod-backup/early.gz";
    const of = ["--bucket", BUCKET, "--key", key];
    // Fails where there is no bucket yet. Where it has its policy, the emulator refuses every upload.
    const early = await aws.succeeds("s3api", "put-object", ...of);
    await applyAgain(bench, unheard);

    const { kept } = await versions(aws, BUCKET);
    expect(kept.map(({ Key }) => Key)).toEqual(early ? [key] : []);
    expect(await inventory(bench)).toEqual({
      roles: ["neon-s3-backup-github-actions"],
      providers: PROVIDERS,
      buckets: [BUCKET],
    });
  });
}

async function secondApply(
  emulator: Emulator,
  moment: Moment,
  unheard: Unheard | undefined,
): Promise<void> {
  await withBench(emulator, async (bench) => {
    const { aws, fuse, terraform, workspace } = bench;
    bench.synthesize(FIRST);
    await terraform.init();
    await terraform.apply();
    await withoutDenials(aws, BUCKET, () => backUp(aws));
    const backups = await versions(aws, BUCKET);
    bench.synthesize(SECOND);
    await fuse.killApply(workspace.stackFolder, moment);
    await applyAgain(bench, unheard);

    expect(backups.kept).toHaveLength(2);
    expect(await versions(aws, BUCKET)).toEqual(backups);
    expect(await inventory(bench)).toEqual({
      roles: ["globex-backups", "neon-s3-backup-github-actions"],
      providers: PROVIDERS,
      buckets: [BUCKET],
    });
  });
}

/** Starts what is given, one after the other on each emulator, and remembers how each ends. */
function inParallel(
  all: readonly ((emulator: Emulator) => Promise<void>)[],
  emulators: readonly Emulator[],
): Promise<void>[] {
  const lanes = emulators.map((emulator) => ({
    emulator,
    last: Promise.resolve(),
  }));
  return all.map((act, index) => {
    const lane = lanes[index % lanes.length] as (typeof lanes)[number];
    const done = lane.last.then(() => act(lane.emulator));
    lane.last = done.catch(() => undefined);
    return done;
  });
}

describeWith(
  ["terraform", "emulator", "aws"],
  "an apply that is killed",
  () => {
    const all = [
      ...FIRST_APPLY.map((one) => ["the first", ...one] as const),
      ...SECOND_APPLY.map((one) => ["a later", ...one] as const),
    ].map(([which, moment, unheard]) => ({
      which,
      ...moment,
      then: unheard === undefined ? "" : ", once that is imported",
      act: (emulator: Emulator) =>
        which === "the first"
          ? firstApply(emulator, moment, unheard)
          : secondApply(emulator, moment, unheard),
    }));
    let emulators: Emulator[] = [];
    let ends: Promise<void>[] = [];

    beforeAll(async () => {
      emulators = await Promise.all(
        Array.from({ length: AT_ONCE }, startEmulator),
      );
      ends = inParallel(
        all.map(({ act }) => act),
        emulators,
      );
      // Each is awaited by its own test, which may be much later.
      for (const end of ends) end.catch(() => undefined);
    });

    afterAll(async () => {
      await Promise.allSettled(ends);
      await Promise.all(emulators.map((emulator) => emulator.stop()));
    });

    test.each(all.map((one, index) => ({ ...one, index })))(
      "$which one, $when $action, is completed by another apply$then, and loses nothing",
      ({ index }) => ends[index],
    );

    test("is killed at ten moments at least after which an apply alone completes it", () => {
      expect(
        all.filter(({ then }) => then === "").length,
      ).toBeGreaterThanOrEqual(10);
    });
  },
);
