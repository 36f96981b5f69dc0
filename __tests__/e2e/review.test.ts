import { type Plan, readPlan, renderVerdict, verdict } from "../../src/review";
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

  async function planned(props: typeof guide.PROPS): Promise<object> {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(props);
    aim();
    await terraform.init();
    const text = JSON.stringify(await terraform.plan());
    return reducedPlan(readPlan(text));
  }

  test("with everything on is what was kept", async () => {
    const bucket = { ...EVERYTHING.bucket, dangerouslyAllowDestroy: true };
    const plan = await planned({ ...EVERYTHING, bucket });
    const [now, then] = saidOf("stack-with-everything", plan);

    expect(now).toBe(then);
  });

  test("at first is what was kept", async () => {
    const [now, then] = saidOf("stack-at-first", await planned(guide.PROPS));

    expect(now).toBe(then);
  });

  test("that stays as it is is what was kept", async () => {
    const { terraform } = account();
    await terraform.applyPlan();
    const [now, then] = saidOf("stack-unchanged", await planned(guide.PROPS));

    expect(now).toBe(then);
  });

  test("with a wider trust is what was kept", async () => {
    const trust = [
      ...guide.JOB.trust,
      { repository: "octo-org/other", environment: "production" },
    ];
    const props = { ...guide.PROPS, backups: [{ ...guide.JOB, trust }] };
    const [now, then] = saidOf("stack-with-wider-trust", await planned(props));

    expect(now).toBe(then);
  });

  test("whose role was changed by hand is what was kept", async () => {
    const { aws } = account();
    const { roleName } = guide.JOB;
    await aws.json(
      ...["iam", "update-assume-role-policy", "--role-name", roleName],
      ...["--policy-document", JSON.stringify(OPEN)],
    );
    const [now, then] = saidOf(
      "stack-changed-by-hand",
      await planned(guide.PROPS),
    );

    expect(now).toBe(then);
  });
});

const OPEN = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" },
  ],
};
