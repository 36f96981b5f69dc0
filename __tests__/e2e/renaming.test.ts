import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type BackupJob,
  PostgresBackupStack,
  type PostgresBackupStackProps,
  type StateBackend,
} from "../../src";
import { readPlan, renderVerdict, verdict } from "../../src/review";
import { stateBlock } from "../../src/state/state-block";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { PROJECT } from "./support/paths";
import { actions, type Plan } from "./support/plan";
import { writeOverlay } from "./support/overlay";
import { run } from "./support/run";
import { Terraform } from "./support/terraform";
import { useAccount } from "./support/use-account";
import { STACK } from "./support/workspace";

const PAGE = readFileSync(join(PROJECT, "docs/renaming.md"), "utf8");

/** A section of the page. */
function section(heading: string): string {
  const [, behind = ""] = PAGE.split(`\n## ${heading}\n`);
  return behind.split("\n## ")[0] as string;
}

/** What a plan changes of resources and outputs, as the page has it. */
function onPage(heading: string): string[] {
  const [, block = ""] = /^```text\n(.*?)^```$/ms.exec(section(heading)) ?? [];
  return block.trim().split("\n").sort();
}

/** What the emulator takes and does not tell again, so that every plan would set it once more. */
const FORGOTTEN = "update aws_s3_bucket_notification.backups";

/** What a plan does in AWS. */
const does = (plan: Plan) =>
  actions(plan).filter((action) => action !== FORGOTTEN);

/** What a plan changes, and what it moves, in a line each. */
function summary(plan: Plan): string[] {
  const outputs = Object.entries(plan.output_changes).flatMap(
    ([name, { actions: does }]) =>
      does.join() === "no-op" ? [] : [`${does.join("+")} output.${name}`],
  );
  const moves = plan.resource_changes.flatMap(
    ({ address, previous_address }) =>
      previous_address === undefined
        ? []
        : [`move ${previous_address} -> ${address}`],
  );
  return [...does(plan), ...moves, ...outputs].sort();
}

const [FIRST, SECOND] = ["acme-co-prod", "globex-prod"].map(
  (name): BackupJob => ({
    name,
    roleName: `backup-${name}`,
    prefix: `${name}-backup`,
    trust: [{ repository: `octo-org/${name}`, branch: "main" }],
    restore: {
      roleName: `restore-${name}`,
      trust: [{ repository: `octo-org/${name}`, environment: "restore" }],
    },
  }),
) as [BackupJob, BackupJob];
const renamed = (job: BackupJob, change: Partial<BackupJob>): BackupJob => ({
  ...job,
  ...change,
});
const props = (...backups: BackupJob[]): PostgresBackupStackProps => ({
  ...guide.PROPS,
  alarm: { afterHours: 36, notify: { email: "data@example.com" } },
  backups,
});

describeWith(["terraform", "emulator", "aws"], "renaming", () => {
  const account = useAccount();

  /** Synthesizes anew, and plans. */
  async function planned(change: PostgresBackupStackProps): Promise<Plan> {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(change);
    aim();
    return terraform.plan();
  }

  async function applied(change: PostgresBackupStackProps): Promise<void> {
    await planned(change);
    await account().terraform.applyPlan();
    expect(does(await account().terraform.plan())).toEqual([]);
  }

  /** AWS's own id of a role, which another one by the same name would not have. */
  const idOf = async (role: string) => {
    const { Role } = await account().aws.json<{ Role: { RoleId: string } }>(
      ...["iam", "get-role", "--role-name", role],
    );
    return Role.RoleId;
  };

  beforeAll(async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(props(FIRST, SECOND));
    aim();
    await terraform.init();
    await terraform.apply();
  }, 300_000);

  test("a job's name alone destroys its role, which the verdict tells", async () => {
    const plan = await planned(
      props({ ...FIRST }, { ...SECOND, name: "globex" }),
    );
    const said = renderVerdict(verdict(readPlan(JSON.stringify(plan))));

    expect(actions(plan)).toEqual(
      expect.arrayContaining([
        "create aws_iam_role.globex",
        "delete aws_iam_role.globex-prod",
      ]),
    );
    expect(said).toContain(
      "`aws_iam_role.globex-prod`: **made again** as `aws_iam_role.globex`",
    );
  });

  test("a job with its former name is moved, and nothing of it is destroyed but its alarm", async () => {
    const change = props(
      FIRST,
      renamed(SECOND, { name: "globex", formerName: "globex-prod" }),
    );
    const ids = await Promise.all([
      idOf("backup-globex-prod"),
      idOf("restore-globex-prod"),
    ]);
    const plan = await planned(change);

    expect(summary(plan)).toEqual(onPage("A job"));
    const said = verdict(readPlan(JSON.stringify(plan)));
    expect(
      said.findings.filter(({ address }) => /aws_iam_role/.test(address)),
    ).toEqual([]);
    await applied(change);
    expect(
      await Promise.all([
        idOf("backup-globex-prod"),
        idOf("restore-globex-prod"),
      ]),
    ).toEqual(ids);
  });

  test("a state that has missed a name finds its way by all of them", async () => {
    const change = props(
      renamed(FIRST, { name: "acme", formerName: [FIRST.name, "acme-prod"] }),
      renamed(SECOND, { name: "globex", formerName: SECOND.name }),
    );
    const id = await idOf("backup-acme-co-prod");
    const plan = await planned(change);

    expect(summary(plan)).toEqual(
      expect.arrayContaining([
        "move aws_iam_role.acme-co-prod -> aws_iam_role.acme",
      ]),
    );
    expect(
      actions(plan).filter((action) =>
        /aws_iam_role|aws_s3_bucket_p/.test(action),
      ),
    ).toEqual([]);
    await applied(change);
    expect(await idOf("backup-acme-co-prod")).toBe(id);
  });

  test("jobs in another order change outputs and nothing in AWS", async () => {
    const [one, two] = [
      renamed(FIRST, { name: "acme" }),
      renamed(SECOND, { name: "globex" }),
    ];
    const plan = await planned(props(two, one));

    expect(summary(plan)).toEqual(onPage("Another order"));
    await applied(props(two, one));
  });

  test("a job that goes takes its role and its alarm along, and no backup", async () => {
    const plan = await planned(props(renamed(SECOND, { name: "globex" })));

    expect(summary(plan)).toEqual(onPage("A job that goes"));
    await applied(props(renamed(SECOND, { name: "globex" })));
  });
});

describeWith(["terraform", "emulator", "aws"], "one job", () => {
  const account = useAccount();

  beforeAll(async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(guide.PROPS);
    aim();
    await terraform.init();
    await terraform.apply();
  }, 300_000);

  test("that gets a folder keeps its role, which is tagged", async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize({
      ...guide.PROPS,
      backups: [{ ...guide.JOB, prefix: "acme-co-prod-backup" }],
    });
    aim();

    expect(summary(await terraform.plan())).toEqual(
      onPage("The first job's folder"),
    );
    await terraform.applyPlan();
    expect(await terraform.drift()).toBe("");
  });

  test("of a stack with another id has its state moved, and the plan is empty", async () => {
    const { workspace, emulatorUrl } = account();
    workspace.synthesizeApp((app) => {
      new PostgresBackupStack(app, "backups", {
        ...guide.PROPS,
        backups: [{ ...guide.JOB, prefix: "acme-co-prod-backup" }],
      });
    });
    const folder = workspace.folderOf("backups");
    const terraform = new Terraform(folder);
    writeOverlay(folder, emulatorUrl);
    await terraform.init();
    expect(actions(await terraform.plan())).toHaveLength(9);

    const [, commands = ""] =
      /^```sh\n(.*?)^```$/ms.exec(section("A stack")) ?? [];
    await run("bash", ["-euc", commands], { cwd: workspace.folder });

    expect(await terraform.drift()).toBe("");
  });

  test("of a stack with another id keeps its state where that has a name", () => {
    const [, key = ""] = /^```ts\n(.*?)^```$/ms.exec(section("A stack")) ?? [];
    const state = new Function(`return {${key}}.state`)() as StateBackend;
    const backend = (id: string, given: StateBackend) =>
      stateBlock(given, id).options;

    expect(backend("backups", state)).toEqual(
      backend(STACK, { ...state, key: undefined } as StateBackend),
    );
  });
});
