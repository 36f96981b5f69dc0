import type { PostgresBackupStackProps } from "../../src";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import { useEnforcedAccount, USER } from "./support/enforced-account";
import * as guide from "./support/guide";
import { actions } from "./support/plan";
import { run } from "./support/run";
import {
  actionsOf,
  deployer,
  otherWayToTags,
  planner,
  sids,
  without,
} from "./support/stack-policies";
import type { Terraform } from "./support/terraform";
import { actionsIn } from "./support/unneeded";
import type { Workspace } from "./support/workspace";

const GUIDE: PostgresBackupStackProps = {
  ...guide.PROPS,
  bucket: { ...guide.PROPS.bucket, dangerouslyAllowDestroy: true },
};

/** The guide's stack with all changes that need no new role, bucket or provider, and that the emulator can make. */
const CHANGED: PostgresBackupStackProps = {
  ...GUIDE,
  defaultTags: { team: "data" },
  backups: [
    {
      ...guide.JOB,
      trust: [{ repository: "octo-org/octo-repo", environment: "production" }],
      description: "Backs up acme-co-prod",
      maxSessionSeconds: 7200,
      permissionsBoundary: `arn:aws:iam::${ACCOUNT_ID}:policy/bounds`,
    },
  ],
};

/** Changes of audiences: the emulator has neither operation. */
const NOT_EMULATED = [
  "iam:AddClientIDToOpenIDConnectProvider",
  "iam:RemoveClientIDFromOpenIDConnectProvider",
];

const EXISTING: PostgresBackupStackProps = {
  ...CHANGED,
  identityProvider: { source: "existing" },
};

const FINDING = ["ReadListOfIdentityProviders", "ReadIdentityProvider"];

describeWith(["terraform", "emulator", "aws"], "least privilege", () => {
  const account = useEnforcedAccount();
  let workspace: Workspace;
  let terraform: Terraform;

  /** Synthesizes the stack anew, in the same project. */
  const synthesize = (props: PostgresBackupStackProps) => {
    workspace.synthesize(props);
    terraform = account().terraform(workspace);
  };

  /** Runs a command that must fail for want of permission, and returns what was refused. */
  const refusedBy = async (...command: string[]) => {
    expect(await terraform.refusal(...command)).toMatch(
      /not authorized to perform: |HeadBucket, .* StatusCode: 403/,
    );
    return [...account().refused].sort();
  };

  beforeAll(async () => {
    workspace = account().workspace();
    synthesize(GUIDE);
    await terraform.init();
  });

  test("is enough to plan and apply the guide's stack, and to plan again", async () => {
    await account().allow(deployer(GUIDE));
    const plan = await terraform.plan();
    await terraform.applyPlan();

    expect(actions(plan)).toContain("create aws_s3_bucket.backups");
    expect(await terraform.drift()).toBe("");
    expect([...account().refused]).toEqual([]);
  });

  test.each(sids(deployer(GUIDE)))("needs %s to plan", async (sid) => {
    await account().allow(without(sid, deployer(GUIDE)));

    const refused = await refusedBy("plan");
    expect(refused).not.toEqual([]);
    expect(actionsOf(deployer(GUIDE), sid)).toEqual(
      expect.arrayContaining(refused),
    );
  });

  test("lets a planner see that nothing has changed", async () => {
    await account().allow(planner(GUIDE));

    expect(await terraform.drift()).toBe("");
    expect([...account().refused]).toEqual([]);
  });

  test("lets a planner plan a change, and apply none of it", async () => {
    synthesize(CHANGED);
    await account().allow(planner(CHANGED));

    const refused = await refusedBy("apply", "-auto-approve");
    expect(refused).toContain("iam:TagOpenIDConnectProvider");
    expect(
      refused.filter((one) => actionsOf(planner(CHANGED)).includes(one)),
    ).toEqual([]);
  });

  test("needs CreateBoundedRoles to bound a role", async () => {
    await account().allow(without("CreateBoundedRoles", deployer(CHANGED)));

    expect(await refusedBy("apply", "-auto-approve")).toEqual([
      "iam:PutRolePermissionsBoundary",
    ]);
  });

  test("is enough to change all of it", async () => {
    synthesize({ ...CHANGED, defaultTags: { owner: "data" } });
    await account().allow(deployer(CHANGED));
    await run("terraform", ["apply", "-auto-approve"], {
      cwd: workspace.stackFolder,
    });

    expect([...account().refused]).toEqual([]);
  });

  describe("with administrators, on a bucket that exists without", () => {
    const administrators = [`arn:aws:iam::${ACCOUNT_ID}:role/administrator`];
    const own = `arn:aws:iam::${ACCOUNT_ID}:user/${USER}`;

    const bucketPolicy = async () => {
      const { Policy } = await account().aws.json<{ Policy: string }>(
        ...["s3api", "get-bucket-policy", "--bucket", GUIDE.bucket.name],
      );
      return Policy;
    };

    test("stops whoever names others and would be locked out, before anything changes", async () => {
      const before = await bucketPolicy();
      synthesize({ ...CHANGED, bucket: { ...GUIDE.bucket, administrators } });

      expect(await terraform.refusal("apply", "-auto-approve")).toMatch(
        `${own} is not among the bucket's administrators and would lock itself out`,
      );
      expect(await bucketPolicy()).toBe(before);
    });

    test("lets whoever names themselves, too", async () => {
      administrators.push(own);
      synthesize({ ...CHANGED, bucket: { ...GUIDE.bucket, administrators } });
      await run("terraform", ["apply", "-auto-approve"], {
        cwd: workspace.stackFolder,
      });

      expect(await bucketPolicy()).toContain(own);
    });
  });

  describe("with an identity provider that is there already", () => {
    let other: Terraform;

    beforeAll(async () => {
      const project = account().workspace();
      project.synthesize(EXISTING);
      other = account().terraform(project);
      await other.init();
    });

    test.each(FINDING)("needs %s to plan", async (sid) => {
      await account().allow(without(sid, planner(EXISTING)));

      expect(await other.refusal("plan")).toMatch(
        "not authorized to perform: ",
      );
      expect([...account().refused]).toEqual(actionsOf(planner(EXISTING), sid));
    });

    test("is enough to plan", async () => {
      await account().allow(planner(EXISTING));
      await other.plan();

      expect([...account().refused]).toEqual([]);
    });
  });

  test("holds for the emulator's own judgement, too", async () => {
    const { aws, allow } = account();
    const role = ["--role-name", guide.JOB.roleName];
    await allow(planner(CHANGED));

    expect(await aws.succeeds("iam", "get-role", ...role)).toBe(true);
    expect(await aws.succeeds("iam", "update-role", ...role)).toBe(false);
    await allow(deployer(CHANGED));
    expect(await aws.succeeds("iam", "update-role", ...role)).toBe(true);
  });

  test("is enough to destroy the stack", async () => {
    await terraform.destroy();

    expect([...account().refused]).toEqual([]);
  });

  test("has no action that Terraform did not ask for in all of this", () => {
    const unseen = [...NOT_EMULATED, ...otherWayToTags()];
    const allowed = new Set(
      [GUIDE, CHANGED, EXISTING].flatMap((props) => actionsOf(deployer(props))),
    );

    expect(actionsIn(account().asked)).toEqual(
      [...allowed].filter((action) => !unseen.includes(action)).sort(),
    );
  });
});
