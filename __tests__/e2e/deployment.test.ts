import {
  DeploymentStack,
  PostgresBackupStack,
  type StateBackend,
} from "../../src";
import type { IdentityPolicy } from "../../src/permissions/identity-policy";
import { DEPLOYMENT, SERVED } from "../support/deployment";
import { assume, attachedPolicies } from "./support/attached-policies";
import { AwsCli, type Credentials } from "./support/aws-cli";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import { Gate } from "./support/gate";
import { writeOverlay } from "./support/overlay";
import {
  actions,
  type Plan,
  plannedOutputs,
  plannedPolicy,
} from "./support/plan";
import { overlayS3Backend, STATE, stateKeys } from "./support/s3-state";
import { without } from "./support/stack-policies";
import { Terraform } from "./support/terraform";
import { hiddenFromReview } from "./support/unknown-values";
import { actionsIn } from "./support/unneeded";
import { useAccount } from "./support/use-account";

const BACKUPS = "postgres-backups";
const PLANNER = DEPLOYMENT.planner.roleName;
const DEPLOYER = DEPLOYMENT.deployer.roleName;

/** What an administrator may do. */
const ADMINISTRATOR: IdentityPolicy = {
  Version: "2012-10-17",
  Statement: [{ Sid: "All", Effect: "Allow", Action: ["*"], Resource: ["*"] }],
};

const TRUSTING = "iam:UpdateAssumeRolePolicy";
const VERSIONING = "s3:PutBucketVersioning";

/** A trust that is valid, and not what was synthesized. */
const TRUST = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "ec2.amazonaws.com" },
    },
  ],
};

describeWith(["terraform", "emulator", "aws"], "a stack for deployment", () => {
  const account = useAccount();
  let gate: Gate;
  let deployment: Terraform;
  let backups: Terraform;

  /** Synthesizes both stacks. The one for deployment keeps its state in its own bucket as soon as that is there. */
  const synthesize = (state?: StateBackend, description?: string) =>
    account().workspace.synthesizeApp((app) => {
      const served = new PostgresBackupStack(app, BACKUPS, {
        ...SERVED,
        backups: SERVED.backups.map((job) => ({ ...job, description })),
        state: STATE,
      });
      new DeploymentStack(app, "deployment", {
        ...DEPLOYMENT,
        deploys: [served],
        state,
      });
    });

  const folder = (stack: string) => account().workspace.folderOf(stack);

  /** Lets everything through the gate, as an administrator may do. */
  const asAdministrator = () => {
    gate.policies = [ADMINISTRATOR];
    writeOverlay(folder("deployment"), gate.url);
  };

  /** A session of a role, for which the gate lets through what is attached to the role in AWS. */
  const sessionOf = async (roleName: string): Promise<Credentials> => {
    const { aws } = account();
    gate.policies = await attachedPolicies(aws, roleName);
    gate.refused.clear();
    return assume(aws, roleName);
  };

  /** Terraform in the stack for backups, in a session of a role. */
  const as = async (roleName: string): Promise<Terraform> => {
    const session = await sessionOf(roleName);
    writeOverlay(folder(BACKUPS), gate.url, session);
    overlayS3Backend(folder(BACKUPS), gate.url, session);
    await backups.init("-reconfigure");
    return backups;
  };

  /** The AWS CLI in a session of a role. */
  const cli = async (roleName: string) =>
    new AwsCli(gate.url, await sessionOf(roleName));

  beforeAll(async () => {
    gate = await Gate.before(account().emulatorUrl, true);
    deployment = new Terraform(folder("deployment"));
    backups = new Terraform(folder(BACKUPS));
    synthesize();
  });
  afterAll(() => gate.close());

  describe("with a local state at first", () => {
    let plan: Plan;

    test("is planned on an empty account, with all that the roles may do", async () => {
      asAdministrator();
      await deployment.init();
      plan = await deployment.plan();

      expect(actions(plan)).toEqual([
        "create aws_iam_openid_connect_provider.github",
        "create aws_iam_policy.deployer",
        "create aws_iam_policy.planner",
        "create aws_iam_role.deployer",
        "create aws_iam_role.planner",
        "create aws_iam_role_policy_attachment.deployer",
        "create aws_iam_role_policy_attachment.planner",
        "create aws_s3_bucket.states",
        "create aws_s3_bucket_lifecycle_configuration.states",
        "create aws_s3_bucket_ownership_controls.states",
        "create aws_s3_bucket_policy.states",
        "create aws_s3_bucket_public_access_block.states",
        "create aws_s3_bucket_server_side_encryption_configuration.states",
        "create aws_s3_bucket_versioning.states",
      ]);
      expect(hiddenFromReview(plan)).toEqual([]);
      expect(plannedOutputs(plan)).toEqual({
        PLAN_ROLE_ARN: `arn:aws:iam::${ACCOUNT_ID}:role/${PLANNER}`,
        APPLY_ROLE_ARN: `arn:aws:iam::${ACCOUNT_ID}:role/${DEPLOYER}`,
        STATE_BUCKET_NAME: STATE.bucket,
      });
    });

    test("shows every statement of both roles by its name", () => {
      const sids = (role: string) => {
        const policy = plannedPolicy(plan, `aws_iam_policy.${role}`, "policy");
        return (policy as { Statement: { Sid: string }[] }).Statement.map(
          ({ Sid }) => Sid,
        );
      };
      expect(sids("planner")).toEqual([
        "ReadListOfIdentityProviders",
        "ReadIdentityProvider",
        "ReadRoles",
        "ReadBuckets",
        "ReadNamesOfStates",
        "ReadState",
      ]);
      expect(sids("deployer")).toEqual([
        "ReadListOfIdentityProviders",
        "ReadIdentityProvider",
        "ManageRoles",
        "ManageBuckets",
        "ReadNamesOfStates",
        "ManageState",
        "ManageLockOfState",
      ]);
    });

    test("is applied, after which there is nothing to change", async () => {
      await deployment.applyPlan();
      expect(await deployment.drift()).toBe("");
    });
  });

  describe("then moved into the bucket that it has made", () => {
    test("has its state there, and still nothing to change", async () => {
      synthesize(STATE);
      asAdministrator();
      overlayS3Backend(folder("deployment"), gate.url);
      await deployment.init("-migrate-state", "-force-copy");

      expect(await stateKeys(account().aws)).toEqual(["deployment.tfstate"]);
      expect(await deployment.drift()).toBe("");
    });
  });

  describe("lets the planner", () => {
    test("plan the stack for backups before there is a state, without a lock", async () => {
      const terraform = await as(PLANNER);
      const plan = await terraform.plan("-lock=false");

      expect(actions(plan)).toContain("create aws_s3_bucket.backups");
      expect([...gate.refused]).toEqual([]);
    });

    test("apply nothing, take no lock and write no state", async () => {
      const terraform = await as(PLANNER);
      expect(await terraform.refusal("plan")).toContain("s3:PutObject");
      // The lock is read then, to say who holds it.
      expect([...gate.refused]).toEqual(["s3:PutObject", "s3:GetObject"]);
      expect(
        await terraform.refusal("apply", "-lock=false", "-auto-approve"),
      ).toContain("not authorized to perform: iam:CreateRole");
    });
  });

  test("needs ReadState to reach the state", async () => {
    await as(PLANNER);
    gate.policies = without("ReadState", gate.policies);

    expect(await backups.refusal("init", "-reconfigure")).toContain("403");
    expect([...gate.refused]).toEqual(["s3:GetObject"]);
  });

  describe("lets the deployer", () => {
    test("apply what it plans, with the lock", async () => {
      const terraform = await as(DEPLOYER);
      await terraform.apply();

      expect(await terraform.drift()).toBe("");
      expect([...gate.refused]).toEqual([]);
      expect(actionsIn(gate.asked)).toContain("s3:DeleteObject");
    });

    test("have the planner see that nothing has changed, and plan the next change", async () => {
      const terraform = await as(PLANNER);
      expect(await terraform.drift("-lock=false")).toBe("");

      synthesize(STATE, "Backs up acme-co-prod");
      const changed = await as(PLANNER);
      const plan = await changed.plan("-lock=false");
      expect(actions(plan)).toEqual(["update aws_iam_role.acme-co-prod"]);
      expect([...gate.refused]).toEqual([]);
    });

    const attach = (roleName: string) => [
      ...["iam", "attach-role-policy", "--role-name", roleName],
      ...["--policy-arn", "arn:aws:iam::aws:policy/AdministratorAccess"],
    ];
    const trust = (roleName: string) => [
      ...["iam", "update-assume-role-policy", "--role-name", roleName],
      ...["--policy-document", JSON.stringify(TRUST)],
    ];
    const suspend = (bucket: string) => [
      ...["s3api", "put-bucket-versioning", "--bucket", bucket],
      ...["--versioning-configuration", "Status=Suspended"],
    ];

    test.each([
      ["give itself more", "iam:AttachRolePolicy", attach(DEPLOYER)],
      ["change who may be it", TRUSTING, trust(DEPLOYER)],
      ["change who may be the planner", TRUSTING, trust(PLANNER)],
      ["change how states are kept", VERSIONING, suspend(STATE.bucket)],
    ])("do nothing to %s", async (_, action, command) => {
      const aws = await cli(DEPLOYER);
      expect(await aws.succeeds(...command)).toBe(false);
      expect([...gate.refused]).toEqual([action]);
    });

    test("do the like to what it deploys", async () => {
      const aws = await cli(DEPLOYER);
      const [job] = SERVED.backups;
      await aws.json(...trust(String(job?.roleName)));
      await aws.json(...suspend(SERVED.bucket.name));
      expect([...gate.refused]).toEqual([]);
    });
  });

  test("is not destroyed, for the sake of the states", async () => {
    asAdministrator();
    expect(await deployment.refusal("destroy", "-auto-approve")).toContain(
      "Instance cannot be destroyed",
    );
  });
});
