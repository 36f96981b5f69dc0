import { actionlint, type Finding } from "./actionlint";
import { artifactName } from "../../src/workflow/artifact";
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

describe.each(OWN)("%s", (name) => {
  const all = Object.values(workflow(name).jobs);

  test("plans every stack of main.ts, and nothing else", () => {
    const stacks = all.flatMap(({ strategy, outputs = {} }) => [
      ...(strategy ? [strategy.matrix["stack"]] : []),
      ...(Object.keys(outputs).length > 0 ? [Object.keys(outputs)] : []),
    ]);
    expect(stacks.length).toBeGreaterThan(1);
    for (const named of stacks) expect(named).toEqual(STACKS);
  });

  test("names environments that docs/workflows.md sets up", () => {
    for (const { environment } of all)
      if (environment !== undefined)
        expect(text("docs/workflows.md")).toContain(`\`${environment}\``);
  });

  test("hands Terraform what is compared and nothing else, and the lock file", () => {
    const { steps = [] } = workflow(name).jobs["synth"] ?? {};
    expect(steps.at(-1)?.with).toMatchObject({
      path: "cdktf.out/stacks/*/cdk.tf.json\ncdktf.out/stacks/*/.terraform.lock.hcl\n",
    });
  });
});

/** What a job waits for and what it may do. */
function jobsOf(name: string) {
  return Object.fromEntries(
    Object.entries(workflow(name).jobs).map(
      ([job, { needs, if: condition, permissions }]) => [
        job,
        { needs, if: condition, permissions },
      ],
    ),
  );
}

const ROLE = { "id-token": "write" };
const READ = { contents: "read" };

describe("plan.yml", () => {
  const { on, jobs } = workflow("plan.yml");

  test("runs for pull requests to main alone", () => {
    expect(on).toEqual({ pull_request: { branches: ["main"] } });
  });

  test("gives a role to a branch of the repository alone, and to no job that runs its code", () => {
    expect(jobsOf("plan.yml")).toEqual({
      synth: { permissions: READ },
      plan: {
        needs: "synth",
        if: "vars.PLAN_ROLE_ARN != '' && github.event.pull_request.head.repo.full_name == github.repository",
        permissions: ROLE,
      },
      report: {
        needs: "plan",
        permissions: { ...READ, "pull-requests": "write" },
      },
      "data-at-risk": {
        needs: "report",
        if: "contains(toJSON(needs.report.outputs), 'data at risk')",
        permissions: {},
      },
    });
  });

  test("judges by the code of the branch that the pull request is for, and hands the verdict over", () => {
    const { steps = [], outputs } = jobs["report"] ?? {};
    expect(steps[0]?.with).toMatchObject({
      ref: "${{ github.event.pull_request.base.sha }}",
    });
    expect(outputs).toEqual(
      Object.fromEntries(
        STACKS.map((stack) => [stack, `\${{ steps.report.outputs.${stack} }}`]),
      ),
    );
  });

  test("keeps a plan under the name that apply.yml looks for", () => {
    const name = artifactName({
      stack: "${{ matrix.stack }}",
      pullRequest: "${{ github.event.pull_request.number }}" as never,
      headSha: "${{ github.event.pull_request.head.sha }}",
    });
    const artifacts = ["plan", "report"].flatMap((job) =>
      (jobs[job]?.steps ?? []).flatMap((step) => step.with?.["name"] ?? []),
    );
    expect(artifacts).toEqual(["stacks", name, name]);
  });

  test("checks the types, which synth does not", () => {
    expect(jobs["synth"]?.steps.map(({ run }) => run)).toContain(
      "npm run build",
    );
  });
});

describe("apply.yml", () => {
  const { on, concurrency, jobs } = workflow("apply.yml");
  const commands = (job: string) =>
    (jobs[job]?.steps ?? []).map(({ run = "" }) => run.trim());
  const SUM =
    "sum=$(sha256sum planned/{.terraform.lock.hcl,cdk.tf.json,plan.json,tfplan} | sha256sum)";

  test("runs for main alone, once at a time, and is never cut off", () => {
    expect(on).toEqual({
      push: { branches: ["main"] },
      workflow_dispatch: null,
    });
    expect(concurrency).toEqual({
      group: "apply",
      "cancel-in-progress": false,
    });
    expect(jobs["apply"]?.["timeout-minutes"]).toBe(360);
  });

  test("applies after the comparison, with a role that no other code has", () => {
    expect(jobsOf("apply.yml")).toEqual({
      synth: {
        if: "vars.APPLY_ROLE_ARN != '' && github.ref == 'refs/heads/main'",
        permissions: READ,
      },
      plan: { needs: "synth", permissions: ROLE },
      compare: {
        needs: "plan",
        permissions: { ...READ, actions: "read", "pull-requests": "read" },
      },
      apply: { needs: ["plan", "compare"], permissions: ROLE },
    });
  });

  test("compares the plan, and the configuration for what is known only after apply", () => {
    expect(commands("compare").at(-1)).toBe(
      `npm run --silent review -- --reviewed reviewed/plan.json \\
  --reviewed-configuration reviewed/cdk.tf.json --configuration planned/cdk.tf.json \\
  planned/plan.json >>"$GITHUB_STEP_SUMMARY"`,
    );
    expect(text(".github/workflows/plan.yml")).toContain(
      'cp "cdktf.out/stacks/$STACK/cdk.tf.json" plan/',
    );
  });

  test("applies the very files that were planned, by a checksum that comes from the plan's job", () => {
    expect(commands("plan").at(-2)).toContain(
      `${SUM}\necho "$STACK=$sum" >>"$GITHUB_OUTPUT"`,
    );
    expect(jobs["plan"]?.outputs).toEqual(
      Object.fromEntries(
        STACKS.map((stack) => [stack, `\${{ steps.sum.outputs.${stack} }}`]),
      ),
    );
    const [check] = (jobs["apply"]?.steps ?? []).filter(({ run = "" }) =>
      run.includes("sha256sum"),
    );
    expect(check).toMatchObject({
      run: `${SUM}\ntest "$sum" = "$PLANNED"\n`,
      env: { PLANNED: "${{ needs.plan.outputs[matrix.stack] }}" },
    });
    expect(commands("apply").slice(-2)).toEqual([
      "terraform -chdir=planned init -input=false -no-color",
      "terraform -chdir=planned apply -input=false -lock-timeout=5m -no-color tfplan",
    ]);
  });
});

test("drift.yml watches main alone, and writes issues where it has no role", () => {
  expect(jobsOf("drift.yml")).toEqual({
    synth: {
      if: "vars.PLAN_ROLE_ARN != '' && github.ref == 'refs/heads/main'",
      permissions: READ,
    },
    plan: { needs: "synth", permissions: ROLE },
    report: { needs: "plan", permissions: { ...READ, issues: "write" } },
  });
});

test("plans of a role that can only read lock no state", () => {
  for (const name of OWN)
    expect(workflow(name).jobs["plan"]?.steps).toContainEqual({
      run: 'terraform -chdir="cdktf.out/stacks/$STACK" plan -input=false -lock=false -no-color -out=tfplan >/dev/null',
    });
});
