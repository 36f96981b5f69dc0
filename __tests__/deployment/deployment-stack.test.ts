import { App } from "cdktf";
import { DeploymentStack, PostgresBackupStack } from "../../src";
import {
  deployerPolicies,
  plannerPolicies,
} from "../permissions/support/policies";
import {
  bounded,
  DEPLOYMENT,
  placeDeployment,
  SERVED,
  synthDeployment,
} from "../support/deployment";
import { EVERYTHING } from "../support/everything";
import { attachedPolicy, type IamPolicy } from "../support/rendered-policy";
import {
  addresses,
  countByType,
  prefixedJob,
  synthApp,
  type TerraformJson,
} from "../support/synth";

test("the addresses and outputs are these", () => {
  expect(addresses(synthDeployment())).toEqual([
    "aws_iam_openid_connect_provider.github",
    "aws_iam_policy.deployer",
    "aws_iam_policy.planner",
    "aws_iam_role.deployer",
    "aws_iam_role.planner",
    "aws_iam_role_policy_attachment.deployer",
    "aws_iam_role_policy_attachment.planner",
    "aws_s3_bucket.states",
    "aws_s3_bucket_lifecycle_configuration.states",
    "aws_s3_bucket_ownership_controls.states",
    "aws_s3_bucket_policy.states",
    "aws_s3_bucket_public_access_block.states",
    "aws_s3_bucket_server_side_encryption_configuration.states",
    "aws_s3_bucket_versioning.states",
    "data.aws_caller_identity.current",
    "data.aws_iam_policy_document.deployer",
    "data.aws_iam_policy_document.deployer_trust",
    "data.aws_iam_policy_document.planner",
    "data.aws_iam_policy_document.planner_trust",
    "data.aws_iam_policy_document.states",
    "data.aws_partition.current",
    "output.APPLY_ROLE_ARN",
    "output.PLAN_ROLE_ARN",
    "output.STATE_BUCKET_NAME",
  ]);
});

test("without a state bucket there is none, and no output for it", () => {
  const json = synthDeployment({ stateBucket: undefined });
  expect(countByType(json.resource)).toEqual({
    aws_iam_openid_connect_provider: 1,
    aws_iam_policy: 2,
    aws_iam_role: 2,
    aws_iam_role_policy_attachment: 2,
  });
  expect(Object.keys(json.output ?? {})).toEqual([
    "APPLY_ROLE_ARN",
    "PLAN_ROLE_ARN",
  ]);
});

test("the state bucket refuses to both roles what destroys states", () => {
  const { Statement } = attachedPolicy(
    synthDeployment(),
    "aws_s3_bucket_policy.states",
    "policy",
  );
  expect(Statement.at(-1)).toMatchObject({
    Sid: "DenyDeletingVersionsAndChangingProtections",
    Principal: {
      AWS: expect.arrayContaining([
        "arn:aws:iam::123456789012:role/postgres-backups-plan",
        "arn:aws:iam::123456789012:role/postgres-backups-apply",
      ]),
    },
  });
});

test("roles say what they are for, unless they are told to say something else", () => {
  const descriptions = (json: TerraformJson) =>
    Object.values(json.resource["aws_iam_role"] ?? {}).map(
      ({ description }) => description,
    );
  const { planner, deployer } = {
    planner: { description: "Plans" },
    deployer: { description: undefined },
  };
  expect(descriptions(synthDeployment())).toEqual([
    "Assumed by GitHub Actions to deploy Postgres backups",
    "Assumed by GitHub Actions to plan Postgres backups",
  ]);
  const environment = (name: string) => [
    { repository: "octo-org/octo-repo", environment: name },
  ];
  expect(
    descriptions(
      synthDeployment({
        planner: { roleName: "p", trust: environment("plan"), ...planner },
        deployer: { roleName: "d", trust: environment("prod"), ...deployer },
      }),
    ),
  ).toEqual(["Assumed by GitHub Actions to deploy Postgres backups", "Plans"]);
});

test("an identity provider that is there is looked up, and never made", () => {
  const { resource, data } = synthDeployment({
    identityProvider: { source: "existing" },
  });
  expect(resource).not.toHaveProperty("aws_iam_openid_connect_provider");
  expect(countByType(data)).toMatchObject({
    aws_iam_openid_connect_provider: 1,
  });
});

/** The policies that are attached to a role, with the account filled in, as sets of what they grant. */
function granted(json: TerraformJson, role: string) {
  return Object.keys(json.resource["aws_iam_policy"] ?? {})
    .filter((name) => name.split("_")[0] === role)
    .flatMap(
      (name) =>
        attachedPolicy(json, `aws_iam_policy.${name}`, "policy").Statement,
    );
}

/** The same of policies as values. */
const listed = (policies: readonly object[]) =>
  (policies as IamPolicy[]).flatMap(({ Statement }) => Statement);

const sorted = (statements: IamPolicy["Statement"]) =>
  statements.map(({ Sid, Action, Resource, Condition }) => ({
    Sid,
    Action: [Action].flat().sort(),
    Resource: [Resource].flat().sort(),
    Condition: JSON.stringify(Condition)?.replaceAll(/[[\]]/g, ""),
  }));

describe.each([
  ["the guide's stack", SERVED],
  [
    "a stack with everything",
    bounded({ ...EVERYTHING, identityProvider: { source: "existing" } }),
  ],
  [
    "a stack of 150 jobs",
    {
      ...SERVED,
      backups: Array.from({ length: 150 }, (_, index) =>
        prefixedJob(`acme-co-prod-${index}`),
      ),
    },
  ],
] as const)("for %s", (_, served) => {
  const json = synthDeployment({}, served);
  const facts = () => {
    const app = new App({ stackTraces: false });
    const stack = new PostgresBackupStack(app, "backups", served);
    return { ...stack.deployedStack, accountId: "123456789012" } as never;
  };

  test("roles may what the policies beside it say, in the caller's account, and nothing else", () => {
    expect(sorted(granted(json, "planner"))).toEqual(
      sorted(listed(plannerPolicies(facts()))),
    );
    expect(sorted(granted(json, "deployer"))).toEqual(
      sorted(listed(deployerPolicies(facts()))),
    );
  });

  test("every policy is attached once, to its own role, when it is there", () => {
    const attachments = Object.entries(
      json.resource["aws_iam_role_policy_attachment"] ?? {},
    );
    expect(attachments.map(([name]) => name)).toEqual(
      Object.keys(json.resource["aws_iam_policy"] ?? {}),
    );
    for (const [name, { role, policy_arn, depends_on }] of attachments) {
      expect(role).toBe(`\${aws_iam_role.${name.split("_")[0]}.name}`);
      expect(depends_on).toEqual([`aws_iam_policy.${name}`]);
      expect(policy_arn).toMatch(
        new RegExp(
          `:policy/${String(json.resource["aws_iam_policy"]?.[name]?.["name"])}$`,
        ),
      );
    }
  });

  test("no policy depends on a resource, so that the first plan shows all of it", () => {
    expect(JSON.stringify(json.data)).not.toMatch(/\$\{aws_/);
  });
});

test("a stack that names its account is served there", () => {
  const [statement] = granted(
    synthDeployment({}, { accountId: "210987654321" }),
    "planner",
  ).filter(({ Sid }) => Sid === "ReadRoles");
  expect(statement?.Resource).toContain(":210987654321:");
});

test("a role and its policies share a path", () => {
  const json = synthDeployment({
    planner: {
      roleName: "plan",
      path: "/ci/",
      trust: [{ repository: "octo-org/octo-repo", environment: "plan" }],
    },
  });
  expect(json.resource["aws_iam_policy"]?.["planner"]).toMatchObject({
    name: "plan",
    path: "/ci/",
  });
  expect(
    json.resource["aws_iam_role_policy_attachment"]?.["planner"]?.[
      "policy_arn"
    ],
  ).toMatch(/:policy\/ci\/plan$/);
  expect(json.output?.["PLAN_ROLE_ARN"]?.["value"]).toMatch(/:role\/ci\/plan$/);
});

test("outputs say into which repositories to paste them, as variables", () => {
  expect(synthDeployment().output).toEqual({
    PLAN_ROLE_ARN: {
      value: expect.stringMatching(/:role\/postgres-backups-plan$/),
      description:
        "Paste into GitHub: octo-org/octo-repo > Settings > Secrets and variables > Actions > Variables > New repository variable, named PLAN_ROLE_ARN",
    },
    APPLY_ROLE_ARN: {
      value: expect.stringMatching(/:role\/postgres-backups-apply$/),
      description:
        "Paste into GitHub: octo-org/octo-repo > Settings > Secrets and variables > Actions > Variables > New repository variable, named APPLY_ROLE_ARN",
    },
    STATE_BUCKET_NAME: {
      value: "octo-org-terraform-state",
      description:
        "Paste into GitHub: octo-org/octo-repo > Settings > Secrets and variables > Actions > Variables > New repository variable, named STATE_BUCKET_NAME",
    },
  });
});

test("the stacks that it serves are deployed after it", () => {
  const app = new App({ stackTraces: false });
  const deployment = placeDeployment(app);
  const backups = app.node.findChild("backups") as PostgresBackupStack;
  expect(backups.dependencies).toEqual([deployment]);
});

test("its id holds nothing that nobody can have meant", () => {
  expect(() =>
    synthApp((app) => {
      new DeploymentStack(app, "deployment-null", {
        ...DEPLOYMENT,
        deploys: [new PostgresBackupStack(app, "backups", SERVED)],
      });
    }),
  ).toThrow(/id: must not hold .*, got "deployment-null": look where/);
});

test("a stack that comes later can't make what it makes", () => {
  expect(() =>
    synthApp((app) => {
      placeDeployment(app);
      new PostgresBackupStack(app, "later", {
        ...SERVED,
        identityProvider: undefined,
        bucket: { name: "octo-org-terraform-state" },
        backups: [{ ...prefixedJob("a"), roleName: "postgres-backups-plan" }],
      });
    }),
  ).toThrow(
    /later: 3 problems\n.*bucket\.name: .*"deployment" has it already.*\n.*identityProvider\.source: .*"deployment" creates it.*\n.*backups\[0\]\.roleName: .*"deployment" has it already/,
  );
});
