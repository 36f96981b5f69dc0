import {
  differences,
  type Plan,
  readPlan,
  renderVerdict,
  verdict,
} from "../../src/review";
import { EVERYTHING } from "../support/everything";
import { record, recordedPlan } from "../support/recorded-plans";
import { reducedPlan } from "../support/reduced-plan";
import { describeWith } from "./support/describe-with";
import { type Emulator, startEmulator } from "./support/emulator";
import * as guide from "./support/guide";
import { CaseRuns } from "./support/review/case-runs";
import { CASES } from "./support/review/cases";
import { useAccount } from "./support/use-account";
import { AwsCli } from "./support/aws-cli";

/** Set, the plans of this run replace those that are kept. */
const isRecording = Boolean(process.env["RECORD_PLANS"]);

/** What the verdict says of a plan of this run, and of the one that was kept of an earlier run. */
function saidOf(name: string, fresh: object): [now: string, then: string] {
  if (isRecording) record(name, fresh);
  const said = (plan: Plan) => renderVerdict(verdict(plan));
  return [said(readPlan(JSON.stringify(fresh))), said(recordedPlan(name))];
}

describeWith(["terraform", "emulator", "aws"], "the verdict of a case", () => {
  let emulator: Emulator | undefined;
  let runs: CaseRuns | undefined;
  let plan: Plan;

  beforeAll(async () => {
    const { url } = (emulator = await startEmulator());
    const aws = new AwsCli(url);
    runs = new CaseRuns(CASES, url);
    await runs.apply();
    await aws.json("s3api", "create-bucket", "--bucket", "bucket-imported");
    plan = await runs.plan();
  });

  afterAll(async () => {
    runs?.remove();
    await emulator?.stop();
  });

  test.each(Object.keys(CASES))("%s is what was kept", (name) => {
    const [now, then] = saidOf(name, reducedPlan(plan, name));

    expect(now).toBe(then);
  });
});

describeWith(["terraform", "emulator", "aws"], "the verdict of a stack", () => {
  const account = useAccount();
  const trust = [
    ...guide.JOB.trust,
    { repository: "octo-org/other", environment: "production" },
  ];
  const wider = { ...guide.PROPS, backups: [{ ...guide.JOB, trust }] };
  let reviewed: Plan;

  async function planned(props: typeof guide.PROPS): Promise<Plan> {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(props);
    aim();
    await terraform.init();
    return readPlan(JSON.stringify(await terraform.plan()));
  }

  async function expectKept(name: string, plan: Promise<Plan>) {
    const [now, then] = saidOf(name, reducedPlan(await plan));

    expect(now).toBe(then);
  }

  test("with everything on is what was kept", async () => {
    const bucket = { ...EVERYTHING.bucket, dangerouslyAllowDestroy: true };
    await expectKept(
      "stack-with-everything",
      planned({ ...EVERYTHING, bucket }),
    );
  });

  test("at first is what was kept", async () => {
    await expectKept("stack-at-first", planned(guide.PROPS));
  });

  test("that stays as it is is what was kept", async () => {
    await account().terraform.applyPlan();
    await expectKept("stack-unchanged", planned(guide.PROPS));
  });

  test("with a wider trust is what was kept", async () => {
    reviewed = await planned(wider);
    await expectKept("stack-with-wider-trust", Promise.resolve(reviewed));
  });

  test("is of a plan that does the same when it is planned again", async () => {
    const again = await planned(wider);

    expect(again["timestamp"]).not.toBe(reviewed["timestamp"]);
    expect(differences(reviewed, again)).toEqual([]);
  });

  test("is of another plan where the tags are others", async () => {
    const defaultTags = { team: "data" };
    const found = differences(
      reviewed,
      await planned({ ...wider, defaultTags }),
    );

    expect(found.map(({ path }) => path.slice(0, 3).join(" "))).toEqual(
      expect.arrayContaining([
        "configuration providers aws",
        "resource_changes aws_iam_role.acme-co-prod change",
        "resource_changes aws_s3_bucket.backups",
      ]),
    );
  });

  test("whose role was changed by hand is what was kept, and is of another plan", async () => {
    const { aws } = account();
    const { roleName } = guide.JOB;
    await aws.json(
      ...["iam", "update-assume-role-policy", "--role-name", roleName],
      ...["--policy-document", JSON.stringify(OPEN)],
    );
    const paths = differences(reviewed, await planned(wider)).map(({ path }) =>
      path.slice(0, 5).join(" "),
    );

    expect([...new Set(paths)]).toEqual([
      "resource_changes aws_iam_role.acme-co-prod change before assume_role_policy",
    ]);
    await expectKept("stack-changed-by-hand", planned(guide.PROPS));
  });
});

const OPEN = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" },
  ],
};
