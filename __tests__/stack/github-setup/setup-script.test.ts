import type { BackupJob } from "../../../src";
import type { SetupFacts } from "../../../src/stack/github-setup/places";
import { setupScript } from "../../../src/stack/github-setup/setup-script";
import {
  type GhCommand,
  type OnGitHub,
  runWithFakeGh,
} from "../../support/fake-gh";
import { GUIDE, prefixedJob } from "../../support/synth";

const FACTS: SetupFacts = {
  accountId: "123456789012",
  bucketName: "neon-s3-backup",
  region: "us-east-1",
  partition: "aws",
  audience: "sts.amazonaws.com",
};

/** The script as Terraform puts it out. */
const script = (jobs: readonly BackupJob[], host = "github.com") =>
  setupScript(host, jobs, FACTS).replaceAll(/([$%])\1\{/g, "$1{");

/** The shell has no terminal, and the connection string is there, unless something else is said. */
const run = (
  jobs: readonly BackupJob[],
  onGitHub: OnGitHub = {},
  { args = [] as readonly string[], host = "github.com" } = {},
) =>
  runWithFakeGh(script(jobs, host), {
    // A session of its own, as a job of CI has it, has no terminal.
    command: "setsid",
    args: ["--wait", "sh", "-s", ...args],
    onGitHub: { secrets: "DATABASE_URL", ...onGitHub },
  });

/** What was set, as `gh` was asked to. */
const set = (commands: readonly GhCommand[]) =>
  commands
    .map(({ args }) => args)
    .filter(([, verb]) => verb === "set")
    .map(([kind, , name, ...rest]) => [`${kind} ${name}`, ...rest]);

const at = (repository: string, environment?: string) => [
  "--repo",
  repository,
  ...(environment === undefined ? [] : ["--env", environment]),
];

const inEnvironment = (name: string, environment: string): BackupJob => ({
  ...prefixedJob(name),
  trust: [{ repository: "octo-org/db", environment }],
});

test("of the guide's stack the variables of the workflows are set in its repository", () => {
  const { commands, status, stderr } = run(GUIDE.backups);
  const there = at("octo-org/octo-repo");
  expect(set(commands)).toEqual([
    ["variable AWS_ACCOUNT_ID", ...there, "--body", "123456789012"],
    ["variable S3_BUCKET_NAME", ...there, "--body", "neon-s3-backup"],
    ["variable IAM_ROLE", ...there, "--body", "neon-s3-backup-github-actions"],
    ["variable AWS_REGION", ...there, "--body", "us-east-1"],
  ]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("for the guide's workflow its three values are secrets, and nothing else is set", () => {
  const { commands, status } = run(GUIDE.backups, {}, { args: ["guide"] });
  expect(set(commands).map(([what]) => what)).toEqual([
    "secret AWS_ACCOUNT_ID",
    "secret S3_BUCKET_NAME",
    "secret IAM_ROLE",
  ]);
  expect(status).toBe(0);
});

test("anything else that it is asked for is refused, before anything is set", () => {
  const { commands, status, stderr } = run(
    GUIDE.backups,
    {},
    { args: ["guides"] },
  );
  expect({ commands, status }).toEqual({ commands: [], status: 2 });
  expect(stderr).toBe("must be run as sh, or as sh -s guide, got: guides\n");
});

test("a job in an environment has its values there, and the repository lists the environment", () => {
  const { commands } = run([inEnvironment("acme", "prod")], {
    environments: "staging\nprod",
    variables: '["prod","old"]',
  });
  const there = at("octo-org/db", "prod");
  expect(set(commands)).toEqual([
    ["variable AWS_ACCOUNT_ID", ...there, "--body", "123456789012"],
    ["variable S3_BUCKET_NAME", ...there, "--body", "neon-s3-backup"],
    ["variable IAM_ROLE", ...there, "--body", "backup-acme"],
    ["variable AWS_REGION", ...there, "--body", "us-east-1"],
    ["variable BACKUP_FOLDER", ...there, "--body", "acme"],
    [
      "variable BACKUP_ENVIRONMENTS",
      ...at("octo-org/db"),
      "--body",
      '["prod","old"]',
    ],
    [
      "variable DRILL_ENVIRONMENTS",
      ...at("octo-org/db"),
      "--body",
      '["prod","old"]',
    ],
  ]);
});

test("the list of environments is joined with the one that is there", () => {
  const { commands } = run([inEnvironment("acme", "prod")], {
    environments: "prod",
  });
  const lists = commands.filter(({ args }) => args[1] === "list");
  expect(lists.map(({ args }) => args.slice(-1)[0])).toContain(
    '[.[] | select(.name == "BACKUP_ENVIRONMENTS") | .value | fromjson[]] + ["prod"] | unique | tojson',
  );
});

test("where the list can't be read it is not overwritten", () => {
  const { commands, status } = run([inEnvironment("acme", "prod")], {
    environments: "prod",
    failing: "variable list",
  });
  expect(set(commands).flat()).not.toContain("variable BACKUP_ENVIRONMENTS");
  expect(status).toBe(1);
});

test("an environment that is not there stops everything before anything is set, and is not made without rules", () => {
  const { commands, status, stderr } = run([inEnvironment("acme", "prod")], {
    environments: "production",
  });
  expect(commands.map(({ args }) => args)).toEqual([
    [
      "api",
      "--paginate",
      "repos/octo-org/db/environments",
      "--jq",
      ".environments[].name",
    ],
  ]);
  expect(status).toBe(1);
  expect(stderr).toContain(
    'octo-org/db has no environment "prod". Make it, with the rules on who may use it, at https://github.com/octo-org/db/settings/environments',
  );
});

test.each([
  "it's",
  'say "hi"',
  "$HOME `id` ${x} %{y}",
  "tête à tête",
  "a\\b",
  "; id",
  "-e",
])("an environment called %s is called so", (environment) => {
  const { commands, status } = run([inEnvironment("acme", environment)], {
    environments: environment,
  });
  const named = commands.flatMap(({ args }) =>
    args.filter((_, index) => args[index - 1] === "--env"),
  );
  expect(new Set(named)).toEqual(new Set([environment]));
  const [merged] = commands
    .filter(({ args }) => args[0] === "variable" && args[1] === "list")
    .map(({ args }) => args.at(-1));
  expect(merged).toContain(`+ ${JSON.stringify([environment])} |`);
  expect(status).toBe(0);
});

test("a role that restores is told where its own workflow runs, which needs no connection string", () => {
  const job = {
    ...inEnvironment("acme", "prod"),
    maxSessionSeconds: 7200,
    restore: {
      roleName: "restore-acme",
      path: "/drills/",
      trust: [{ repository: "octo-org/db", environment: "drill" }],
    },
  };
  const { commands } = run([job], { environments: "prod\ndrill" });
  const drill = at("octo-org/db", "drill");
  expect(set(commands).filter((words) => words.includes("drill"))).toEqual([
    ["variable AWS_ACCOUNT_ID", ...drill, "--body", "123456789012"],
    ["variable S3_BUCKET_NAME", ...drill, "--body", "neon-s3-backup"],
    ["variable AWS_REGION", ...drill, "--body", "us-east-1"],
    ["variable RESTORE_ROLE", ...drill, "--body", "drills/restore-acme"],
    ["variable BACKUP_FOLDER", ...drill, "--body", "acme"],
    ["variable SESSION_SECONDS", ...drill, "--body", "7200"],
  ]);
  const asked = commands.filter(({ args }) => args[0] === "secret");
  expect(asked.map(({ args }) => args.slice(2, 6))).toEqual([
    at("octo-org/db", "prod"),
  ]);
});

describe("the connection string", () => {
  test("that is on GitHub stays as it is", () => {
    const { commands, status, stdout } = run(GUIDE.backups);
    expect(set(commands).flat()).not.toContain("secret DATABASE_URL");
    expect(stdout).toContain("The secret DATABASE_URL is set already");
    expect(status).toBe(0);
  });

  test.each(["", "DATABASE_URL_2\nOLD_DATABASE_URL"])(
    "is missing where only %j is there, and without a terminal that is said, and fails",
    (secrets) => {
      const { commands, status, stderr } = run(GUIDE.backups, { secrets });
      expect(set(commands).flat()).not.toContain("secret DATABASE_URL");
      expect(stderr).toContain(
        "Set the secret DATABASE_URL yourself: --repo octo-org/octo-repo",
      );
      expect(status).toBe(1);
    },
  );
});

test("no command reads the script, which is itself what the shell reads", () => {
  const { commands } = run([inEnvironment("acme", "prod")], {
    environments: "prod",
  });
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter(({ stdin }) => stdin !== "")).toEqual([]);
});

test.each([1, 2, 3])(
  "a script of which the end is missing does nothing (%i quarters)",
  (quarters) => {
    const whole = script(GUIDE.backups);
    const { commands } = runWithFakeGh(
      whole.slice(0, (whole.length * quarters) / 4),
    );
    expect(commands).toEqual([]);
  },
);

test("the first command that fails is the last one", () => {
  const { commands, status } = run(GUIDE.backups, {
    failing: "variable set S3_BUCKET_NAME",
  });
  expect(commands).toHaveLength(2);
  expect(status).toBe(1);
});

test("repositories elsewhere than on github.com are asked for there", () => {
  const { commands } = run(GUIDE.backups, {}, { host: "octocorp.ghe.com" });
  expect(new Set(commands.map(({ host }) => host))).toEqual(
    new Set(["octocorp.ghe.com"]),
  );
});

test("no secret is in it", () => {
  const text = script(GUIDE.backups);
  expect(text).not.toMatch(/secret set \S+ .*--body/);
  expect(text).toContain('gh secret set "$name" "$@" </dev/tty >/dev/tty');
});
