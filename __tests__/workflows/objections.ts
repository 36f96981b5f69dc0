import { parse } from "yaml";
import type { Job, Step, Workflow } from "./workflow-files";

type Texts = Readonly<Record<string, unknown>>;

/** The only keys that the workflows have. Any other may turn off what it stands beside: `continue-on-error` does. */
const KEYS = {
  workflow: ["name", "on", "permissions", "concurrency", "defaults", "jobs"],
  job: [
    ...["needs", "if", "runs-on", "timeout-minutes", "environment"],
    ...["permissions", "strategy", "env", "outputs", "steps"],
  ],
  step: ["id", "name", "uses", "with", "run", "env"],
};

/** The roles, and the environments that tokens for them name. */
const ENVIRONMENTS: Texts = {
  PLAN_ROLE_ARN: "plan",
  APPLY_ROLE_ARN: "production",
};

/** What every use of an action of others' has to say, and what it may say besides. */
const ACTIONS: Readonly<Record<string, { says: Texts; may: string[] }>> = {
  "actions/checkout": {
    says: { "persist-credentials": false },
    may: ["ref"],
  },
  "hashicorp/setup-terraform": {
    says: { terraform_version: "1.11.4", terraform_wrapper: false },
    may: [],
  },
  "aws-actions/configure-aws-credentials": {
    says: { "aws-region": "${{ vars.AWS_REGION }}" },
    may: ["role-to-assume"],
  },
  "actions/upload-artifact": {
    says: { "if-no-files-found": "error", overwrite: true },
    may: ["include-hidden-files", "name", "path", "retention-days"],
  },
  "actions/download-artifact": {
    says: {},
    may: ["artifact-ids", "github-token", "name", "path", "run-id"],
  },
};

/** The commands that a job with a role may run: Terraform's, and those of the shell that read and copy. */
const BESIDE_A_ROLE = /^(terraform|mkdir|cp|sum=\$\(sha256sum|test|echo) /;

/** What starts a second command in a line, other than a checksum's. */
const HOLDS_ANOTHER = /[;&`]|\|(?! sha256sum)|\$\((?!sha256sum )/;

/**
 * What makes a workflow unsafe: whatever lets code that nobody has read run beside a role, lets a job go on that has to
 * stop, or shows what is to stay hidden. Nothing else may be in there, so that what is new is looked at.
 */
export function objections(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const { on, defaults, permissions, jobs } = workflow;
  return [
    ...unknown("the workflow", KEYS.workflow, workflow),
    ...(JSON.stringify(defaults) === '{"run":{"shell":"bash"}}'
      ? []
      : ["a pipe that fails does not stop a step"]),
    ...(JSON.stringify(permissions) === "{}"
      ? []
      : ["jobs have permissions that they don't name"]),
    ...["pull_request_target", "workflow_run"]
      .filter((event) => event in on)
      .map((event) => `${event} gives a fork this repository's rights`),
    ...(/secrets\.|AWS_ACCESS_KEY|access-key-id/.test(text)
      ? ["there is a key that lasts"]
      : []),
    ...Object.entries(jobs).flatMap(([name, job]) =>
      ofJob(job).map((objection) => `${name}: ${objection}`),
    ),
  ];
}

function ofJob(job: Job): string[] {
  const { permissions = {}, steps, environment } = job;
  const asks = permissions["id-token"] === "write";
  const assumed = steps.filter(({ uses }) => uses?.startsWith("aws-actions/"));
  const role = /^\$\{\{ vars\.(\w+) \}\}$/.exec(
    String(assumed[0]?.with?.["role-to-assume"]),
  )?.[1];
  return [
    ...unknown("the job", KEYS.job, job),
    ...(job["timeout-minutes"] === undefined ? ["it has no end"] : []),
    ...(job.permissions === undefined ? ["it names no permissions"] : []),
    ...(/always\(\)|failure\(\)|cancelled\(\)/.test(String(job.if))
      ? ["it runs after a failure"]
      : []),
    ...(assumed.length === (asks ? 1 : 0)
      ? []
      : ["it asks for a token, and not for one role"]),
    ...(asks && ENVIRONMENTS[String(role)] !== environment
      ? ["it takes a role outside of its environment"]
      : []),
    ...(asks ? steps.flatMap(besideARole) : []),
    ...(asks && Object.keys(permissions).length > 1
      ? ["it has a role, and rights in GitHub"]
      : []),
    ...steps.flatMap(ofStep),
  ];
}

/** What may not be where a role can be taken. */
function besideARole({ uses = "", run = "" }: Step): string[] {
  const lines = run.split("\n").filter(Boolean);
  return [
    ...(/^\.|^actions\/(checkout|setup-node)/.test(uses)
      ? [`${uses} is beside a role`]
      : []),
    ...lines
      .map((line) => line.trim())
      .filter((line) => !BESIDE_A_ROLE.test(line) || HOLDS_ANOTHER.test(line))
      .map((line) => `${line} runs beside a role`),
    ...lines
      .filter((line) => / (plan|show) /.test(line) && !line.includes(">"))
      .map(() => "the plan is in the log"),
  ];
}

function ofStep(step: Step): string[] {
  const { uses, run = "", with: inputs = {} } = step;
  return [
    ...unknown("a step", KEYS.step, step),
    ...(run.includes("${{") ? ["an expression is in a command"] : []),
    ...(/\|\||set \+|; *true/.test(run) ? ["a failure is passed over"] : []),
    ...(/\bnpm (ci|i|install)\b/.test(run)
      ? ["it installs in another way than by the action prepare"]
      : []),
    ...(uses === undefined ? [] : ofAction(uses, inputs)),
  ];
}

function ofAction(uses: string, inputs: Texts): string[] {
  if (uses === "./.github/actions/prepare")
    return unknown("prepare", [], inputs);
  const [action = "", commit = ""] = uses.split("@");
  const known = ACTIONS[action];
  if (known === undefined) return [`${action} is not known here`];
  const { says, may } = known;
  return [
    ...(/^[0-9a-f]{40}$/.test(commit) ? [] : [`${action} is not pinned`]),
    ...Object.entries(says)
      .filter(([name, value]) => inputs[name] !== value)
      .map(([name, value]) => `${action} needs ${name}: ${String(value)}`),
    ...unknown(action, [...Object.keys(says), ...may], inputs),
  ];
}

function unknown(what: string, known: string[], of: object): string[] {
  return Object.keys(of)
    .filter((key) => !known.includes(key))
    .map((key) => `${what} has the key ${key}`);
}
