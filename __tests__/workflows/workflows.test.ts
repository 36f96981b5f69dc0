import { actionlint, type Finding } from "./actionlint";
import { FILES, steps, text, workflow, WORKFLOWS } from "./workflow-files";

const OWN = ["plan.yml", "apply.yml", "drift.yml"] as const;

/** The stacks of main.ts. */
const STACKS = [
  ...text("main.ts").matchAll(/new \w+Stack\(app, "([^"]+)"/g),
].map(([, stack]) => stack);

test("the workflows are those that are known here", () => {
  expect(WORKFLOWS.sort()).toEqual([...OWN, "ci.yml"].sort());
});

describe("actionlint", () => {
  const wrong = text(".github/workflows/plan.yml").replace(
    "matrix.stack }}",
    "matrix.stak }}",
  );
  let inWrong: readonly Finding[] | undefined;
  let inOurs: readonly (readonly Finding[])[];
  beforeAll(() => {
    const ours = WORKFLOWS.map((name) => text(`.github/workflows/${name}`));
    [inWrong, ...inOurs] = actionlint(wrong, ...ours);
  });

  test.each([...WORKFLOWS.entries()])(
    "finds nothing in workflow %i, %s",
    (index) => {
      expect(inOurs[index]).toEqual([]);
    },
  );

  test("finds what is wrong", () => {
    expect(inWrong).toMatchObject([
      { message: expect.stringContaining('property "stak" is not defined') },
    ]);
  });
});

describe.each(FILES)("%s", (file) => {
  test("pins every action of others' to a commit, with its version beside it", () => {
    const lines = text(file).match(/^.*\buses:.*$/gm) ?? [];
    for (const line of lines)
      expect(line).toMatch(
        /uses: (\.\/\.github\/actions\/[\w-]+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      );
    expect(lines).toHaveLength(
      steps(file).filter(({ uses }) => uses !== undefined).length,
    );
  });

  test("puts no expression into a command", () => {
    for (const { run = "" } of steps(file)) expect(run).not.toContain("${{");
  });

  test("runs npm scripts that exist", () => {
    const { scripts } = JSON.parse(text("package.json")) as {
      scripts: Record<string, string>;
    };
    const run = steps(file).flatMap((step) => [
      ...(step.run ?? "").matchAll(/npm run (?:--silent )?(\w+)/g),
    ]);
    for (const [, script] of run)
      expect(Object.keys(scripts)).toContain(script);
  });

  test("keeps no credentials of git's, and takes none from a secret", () => {
    const checkouts = steps(file).filter(({ uses }) =>
      uses?.startsWith("actions/checkout@"),
    );
    for (const checkout of checkouts)
      expect(checkout.with).toEqual({ "persist-credentials": false });
    expect(text(file)).not.toMatch(/secrets\.|AWS_ACCESS_KEY|access-key-id/);
  });
});

test("an action has the same commit wherever it is used", () => {
  const used = FILES.flatMap((file) => [
    ...text(file).matchAll(/uses: (\S+)@(\S+ # \S+)/g),
  ]);
  const versions = new Map<string, Set<string>>();
  for (const [, action = "", version = ""] of used)
    versions.set(action, (versions.get(action) ?? new Set()).add(version));
  expect([...versions].filter(([, all]) => all.size > 1)).toEqual([]);
});

test("Terraform has its version from one place", () => {
  const versions = FILES.filter((file) => file !== ".github/workflows/ci.yml")
    .flatMap((file) => [...text(file).matchAll(/terraform_version: (\S+)/g)])
    .map(([, version]) => version);
  expect(versions).toHaveLength(1);
});

describe.each(OWN)("%s", (name) => {
  const { on, permissions, jobs } = workflow(name);
  const all = Object.values(jobs);

  test("gives no job a permission that it does not name itself", () => {
    expect(permissions).toEqual({});
    for (const job of all) expect(job.permissions).toBeDefined();
  });

  test("never runs with a fork's code and this repository's rights", () => {
    expect(Object.keys(on)).not.toContain("pull_request_target");
    expect(Object.keys(on)).not.toContain("workflow_run");
  });

  test("plans every stack of main.ts", () => {
    const matrices = all.flatMap(({ strategy }) =>
      strategy ? [strategy.matrix] : [],
    );
    expect(matrices).toEqual([{ stack: STACKS }]);
  });

  test("does nothing where no role is set, and asks for a token of GitHub's only for a role in an environment", () => {
    for (const job of all) {
      const asks = job.permissions?.["id-token"] === "write";
      const assumes = job.steps.filter(({ uses }) =>
        uses?.startsWith("aws-actions/"),
      );
      expect(assumes).toHaveLength(asks ? 1 : 0);
      if (!asks) continue;
      const [role] =
        /vars\.\w+/.exec(String(assumes[0]?.with?.["role-to-assume"])) ?? [];
      expect(job.if).toContain(`${role} != '' && `);
      expect(job.environment).toBe(
        { "vars.PLAN_ROLE_ARN": "plan", "vars.APPLY_ROLE_ARN": "production" }[
          String(role)
        ],
      );
    }
  });

  test("names environments that docs/workflows.md sets up", () => {
    for (const { environment } of all)
      if (environment !== undefined)
        expect(text("docs/workflows.md")).toContain(`\`${environment}\``);
  });

  test("ends every job at some time", () => {
    for (const job of all) expect(job["timeout-minutes"]).toBeDefined();
  });
});

test("what a job may do is what it does", () => {
  const permissions = Object.fromEntries(
    OWN.map((name) => [
      name,
      Object.fromEntries(
        Object.entries(workflow(name).jobs).map(([job, { permissions }]) => [
          job,
          permissions,
        ]),
      ),
    ]),
  );
  expect(permissions).toEqual({
    "plan.yml": {
      plan: {
        contents: "read",
        "id-token": "write",
        "pull-requests": "write",
      },
      "data-at-risk": {},
      fork: { contents: "read" },
    },
    "apply.yml": {
      apply: {
        actions: "read",
        contents: "read",
        "id-token": "write",
        "pull-requests": "read",
      },
    },
    "drift.yml": {
      drift: { contents: "read", "id-token": "write", issues: "write" },
    },
  });
});

describe("plan.yml", () => {
  const { on, jobs } = workflow("plan.yml");
  const same =
    "github.event.pull_request.head.repo.full_name == github.repository";

  test("runs for pull requests to main alone", () => {
    expect(on).toEqual({ pull_request: { branches: ["main"] } });
  });

  test("gives credentials to a branch of the repository, and none to a fork", () => {
    expect(jobs["plan"]?.if).toBe(`vars.PLAN_ROLE_ARN != '' && ${same}`);
    expect(jobs["fork"]?.if).toBe(same.replace("==", "!="));
    expect(jobs["fork"]?.environment).toBeUndefined();
  });

  test("hands over the verdict on each stack", () => {
    expect(jobs["plan"]?.outputs).toEqual(
      Object.fromEntries(
        STACKS.map((stack) => [stack, `\${{ steps.report.outputs.${stack} }}`]),
      ),
    );
  });
});

describe("apply.yml", () => {
  const { on, jobs } = workflow("apply.yml");
  const job = jobs["apply"];
  const run = (job?.steps ?? []).map((step) => step.run ?? step.uses ?? "");
  const place = (part: string) => {
    const found = run.findIndex((one) => one.includes(part));
    expect({ part, found }).not.toEqual({ part, found: -1 });
    return found;
  };

  test("runs for main alone", () => {
    expect(on).toEqual({
      push: { branches: ["main"] },
      workflow_dispatch: null,
    });
    expect(job?.if).toContain("github.ref == 'refs/heads/main'");
  });

  test("runs once at a time for each stack, and is never cut off", () => {
    expect(job?.concurrency).toEqual({
      group: "apply-${{ matrix.stack }}",
      "cancel-in-progress": false,
    });
    expect(job?.["timeout-minutes"]).toBe(360);
  });

  test("has no credentials until the reviewed plan is found, and applies after the comparison", () => {
    const order = [
      "workflow -- reviewed",
      "download-artifact",
      "configure-aws-credentials",
      " plan ",
      "review -- --reviewed reviewed/plan.json",
      " apply ",
    ].map(place);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    // Both configurations, so that what is known only after apply can be compared.
    const compared = run.find((one) => one.includes("--reviewed "));
    expect(compared).toContain(
      '--reviewed-configuration reviewed/cdk.tf.json --configuration "cdktf.out/stacks/$STACK/cdk.tf.json"',
    );
    expect(text(".github/workflows/plan.yml")).toContain(
      'cp "cdktf.out/stacks/$STACK/cdk.tf.json" plan/',
    );
    expect(run.filter((one) => one.includes(" apply "))).toEqual([
      expect.stringMatching(/ tfplan$/),
    ]);
  });

  test("locks the state, which plans of a role that can only read don't", () => {
    expect(run.join("\n")).not.toContain("-lock=false");
    for (const name of ["plan.yml", "drift.yml"])
      expect(text(`.github/workflows/${name}`)).toContain("-lock=false");
  });
});
