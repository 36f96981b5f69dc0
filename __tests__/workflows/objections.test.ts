import { parse } from "yaml";
import { objections } from "./objections";
import { text } from "./workflow-files";

const OWN = ["plan.yml", "apply.yml", "drift.yml"];

function file(name: string): string {
  return text(`.github/workflows/${name}`);
}

test.each(OWN)("there is no objection to %s", (name) => {
  expect(objections(file(name))).toEqual([]);
});

/** What would let something through: in which workflow, what is written in place of what, and the objection to it. */
const MUTATIONS: readonly (readonly [
  what: string,
  name: string,
  from: string,
  to: string,
  objection: string,
])[] = [
  [
    "a comparison that may fail",
    "apply.yml",
    "      - name: Stop if this is not the plan",
    "      - continue-on-error: true\n        name: Stop if this is not the plan",
    "compare: a step has the key continue-on-error",
  ],
  [
    "a comparison for pushes alone",
    "apply.yml",
    "      - name: Stop if this is not the plan",
    "      - if: github.event_name == 'push'\n        name: Stop if this is not the plan",
    "compare: a step has the key if",
  ],
  [
    "a comparison whose failure is passed over",
    "apply.yml",
    'planned/plan.json >>"$GITHUB_STEP_SUMMARY"',
    'planned/plan.json >>"$GITHUB_STEP_SUMMARY" || true',
    "compare: a failure is passed over",
  ],
  [
    "an apply after a comparison that has failed",
    "apply.yml",
    "    needs: [plan, compare]",
    "    needs: [plan, compare]\n    if: always()",
    "apply: it runs after a failure",
  ],
  [
    "a job for data at risk that may fail",
    "plan.yml",
    "    environment: data-at-risk",
    "    environment: data-at-risk\n    continue-on-error: true",
    "data-at-risk: the job has the key continue-on-error",
  ],
  [
    "a report that may fail",
    "plan.yml",
    "      - id: report\n",
    "      - id: report\n        continue-on-error: true\n",
    "report: a step has the key continue-on-error",
  ],
  [
    "a cache of packages",
    "plan.yml",
    "      - uses: ./.github/actions/prepare\n",
    "      - uses: ./.github/actions/prepare\n        with:\n          cache: npm\n",
    "synth: prepare has the key cache",
  ],
  [
    "a plan in the log",
    "plan.yml",
    " -out=tfplan >/dev/null",
    " -out=tfplan",
    "plan: the plan is in the log",
  ],
  [
    "a wrapper that changes what Terraform prints",
    "plan.yml",
    "terraform_wrapper: false",
    "terraform_wrapper: true",
    "plan: hashicorp/setup-terraform needs terraform_wrapper: false",
  ],
  [
    "another Terraform",
    "apply.yml",
    "terraform_version: 1.11.4",
    "terraform_version: 1.11.3",
    "plan: hashicorp/setup-terraform needs terraform_version: 1.11.4",
  ],
  [
    "a shell without pipefail",
    "apply.yml",
    "    shell: bash",
    "    shell: sh",
    "a pipe that fails does not stop a step",
  ],
  [
    "packages beside a role",
    "plan.yml",
    '      - run: terraform -chdir="cdktf.out/stacks/$STACK" validate',
    '      - run: npm ci\n      - run: terraform -chdir="cdktf.out/stacks/$STACK" validate',
    "plan: npm ci runs beside a role",
  ],
  [
    "the pull request's files beside a role",
    "plan.yml",
    "      - uses: hashicorp/setup-terraform",
    "      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd\n        with:\n          persist-credentials: false\n      - uses: hashicorp/setup-terraform",
    "plan: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd is beside a role",
  ],
  [
    "a command with an option that starts another one",
    "plan.yml",
    "          mkdir plan\n",
    "          node forge.js\n",
    "plan: node forge.js runs beside a role",
  ],
  [
    "a second command behind one of Terraform's",
    "apply.yml",
    "      - run: terraform -chdir=planned init",
    "      - run: terraform -version && node forge.js\n      - run: terraform -chdir=planned init",
    "apply: terraform -version && node forge.js runs beside a role",
  ],
  [
    "a token where packages run",
    "apply.yml",
    "      actions: read\n",
    "      actions: read\n      id-token: write\n",
    "compare: it asks for a token, and not for one role",
  ],
  [
    "rights in GitHub beside a role",
    "plan.yml",
    "      id-token: write\n",
    "      id-token: write\n      pull-requests: write\n",
    "plan: it has a role, and rights in GitHub",
  ],
  [
    "the role that applies without its environment",
    "apply.yml",
    "    environment: production\n",
    "",
    "apply: it takes a role outside of its environment",
  ],
  [
    "the role that applies in a plan",
    "plan.yml",
    "vars.PLAN_ROLE_ARN }}",
    "vars.APPLY_ROLE_ARN }}",
    "plan: it takes a role outside of its environment",
  ],
  [
    "an apply without end",
    "apply.yml",
    "    timeout-minutes: 360\n",
    "",
    "apply: it has no end",
  ],
  [
    "a job of which no permissions are named",
    "plan.yml",
    "    permissions: {}\n",
    "",
    "data-at-risk: it names no permissions",
  ],
  [
    "permissions for all jobs",
    "drift.yml",
    "permissions: {}\n",
    "permissions: write-all\n",
    "jobs have permissions that they don't name",
  ],
  [
    "a fork with this repository's rights",
    "plan.yml",
    "  pull_request:",
    "  pull_request_target:",
    "pull_request_target gives a fork this repository's rights",
  ],
  [
    "an expression in a command",
    "drift.yml",
    'drift "$STACK"',
    "drift ${{ github.ref_name }}",
    "report: an expression is in a command",
  ],
  [
    "credentials of git's that stay",
    "plan.yml",
    "persist-credentials: false",
    "persist-credentials: true",
    "synth: actions/checkout needs persist-credentials: false",
  ],
  [
    "an action by its tag",
    "plan.yml",
    "@de0fac2e4500dabe0009e67214ff5f5447ce83dd",
    "@v6",
    "synth: actions/checkout is not pinned",
  ],
  [
    "an action that nobody has looked at",
    "plan.yml",
    "actions/download-artifact@",
    "octocat/download-artifact@",
    "plan: octocat/download-artifact is not known here",
  ],
  [
    "a key that lasts",
    "apply.yml",
    "${{ vars.APPLY_ROLE_ARN }}",
    "${{ secrets.APPLY_ROLE_ARN }}",
    "there is a key that lasts",
  ],
  [
    "a container of somebody's",
    "plan.yml",
    "    environment: plan\n",
    "    environment: plan\n    container: octocat/terraform\n",
    "plan: the job has the key container",
  ],
  [
    "packages installed with their scripts",
    "plan.yml",
    "      - run: npm run synth\n",
    "      - run: npm ci && npm run synth\n",
    "synth: it installs in another way than by the action prepare",
  ],
];

test.each(MUTATIONS)(
  "there is an objection to %s in %s",
  (_, name, from, to, objection) => {
    expect(file(name)).toContain(from);
    expect(objections(file(name).replace(from, to))).toContain(objection);
  },
);

test("the action prepare installs what is locked, runs no script of a package, and keeps no cache", () => {
  const { runs } = parse(text(".github/actions/prepare/action.yml")) as {
    runs: { steps: object[] };
  };
  expect(runs.steps).toEqual([
    {
      uses: expect.stringMatching(/^actions\/setup-node@[0-9a-f]{40}$/),
      with: { "node-version": "22", "package-manager-cache": false },
    },
    { run: "npm ci --ignore-scripts", shell: "bash" },
  ]);
});
