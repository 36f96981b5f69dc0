import type { BackupJob, Trust } from "../../src";
import { GUIDE, prefixedJob, synthStack } from "../support/synth";

const secret = (repositories: string, name: string) =>
  `Paste into GitHub: ${repositories} > Settings > Secrets and variables > Actions > New repository secret, named ${name}`;

/** All outputs but the script. */
const outputsOf = (backups: readonly BackupJob[] = GUIDE.backups) => {
  const { GITHUB_SETUP, ...outputs } = synthStack({ backups }).output ?? {};
  expect(GITHUB_SETUP).toBeDefined();
  return outputs;
};

const trusting = (...repositories: readonly string[]): readonly Trust[] =>
  repositories.map((repository) => ({ repository, branch: "main" }));

test("the guide's three values have the guide's names, and say where to paste them", () => {
  expect(outputsOf()).toEqual({
    AWS_ACCOUNT_ID: {
      value: "${data.aws_caller_identity.current.account_id}",
      description: secret("octo-org/octo-repo", "AWS_ACCOUNT_ID"),
    },
    S3_BUCKET_NAME: {
      value: "neon-s3-backup",
      description: secret("octo-org/octo-repo", "S3_BUCKET_NAME"),
    },
    IAM_ROLE: {
      value: "neon-s3-backup-github-actions",
      description: secret("octo-org/octo-repo", "IAM_ROLE"),
    },
  });
});

test.each([
  [undefined, "backup-db"],
  ["/", "backup-db"],
  ["/teams/", "teams/backup-db"],
  ["/teams/data/", "teams/data/backup-db"],
])(
  "a role's path %j is part of IAM_ROLE, which the workflow puts behind `role/`",
  (path, value) => {
    const { IAM_ROLE } = outputsOf([{ ...prefixedJob("db"), path }]);
    expect(IAM_ROLE?.value).toBe(value);
  },
);

test("the first job's role is IAM_ROLE, and a later one's carries the job's name, but goes into a secret of the same name", () => {
  expect(
    outputsOf([prefixedJob("one"), { ...prefixedJob("db-two"), path: "/db/" }]),
  ).toEqual({
    AWS_ACCOUNT_ID: {
      value: "${data.aws_caller_identity.current.account_id}",
      description: secret("octo-org/one, octo-org/db-two", "AWS_ACCOUNT_ID"),
    },
    S3_BUCKET_NAME: {
      value: "neon-s3-backup",
      description: secret("octo-org/one, octo-org/db-two", "S3_BUCKET_NAME"),
    },
    IAM_ROLE: {
      value: "backup-one",
      description: secret("octo-org/one", "IAM_ROLE"),
    },
    IAM_ROLE_DB_TWO: {
      value: "db/backup-db-two",
      description: secret("octo-org/db-two", "IAM_ROLE"),
    },
  });
});

test("a role that restores is RESTORE_ROLE in the same way, and goes into a variable", () => {
  const restore = { roleName: "restores", trust: trusting("o/drills") };
  const variable = secret("o/drills", "RESTORE_ROLE").replace(
    "New repository secret",
    "Variables > New repository variable",
  );
  expect(outputsOf([{ ...prefixedJob("one"), restore }])).toMatchObject({
    RESTORE_ROLE: { value: "restores", description: variable },
  });
  const later = outputsOf([
    prefixedJob("one"),
    { ...prefixedJob("two"), restore: { ...restore, path: "/drills/" } },
  ]);
  expect(later).not.toHaveProperty("RESTORE_ROLE");
  expect(later["RESTORE_ROLE_TWO"]).toEqual({
    value: "drills/restores",
    description: variable,
  });
});

test("of three repositories all are named, of four the first three", () => {
  const describe = (...repositories: string[]) =>
    outputsOf([{ ...prefixedJob("a"), trust: trusting(...repositories) }])
      .IAM_ROLE?.description;
  expect(describe("o/a", "o/b", "o/c")).toBe(
    secret("o/a, o/b, o/c", "IAM_ROLE"),
  );
  expect(describe("o/a", "o/b", "o/c", "o/d")).toBe(
    secret("o/a, o/b, o/c and 1 more", "IAM_ROLE"),
  );
});

test("a repository that several jobs or entries trust is named once", () => {
  const output = outputsOf([
    {
      ...prefixedJob("a"),
      trust: [
        { repository: "o/x", branch: "main" },
        { repository: "o/x", branch: "next" },
      ],
    },
    { ...prefixedJob("b"), trust: trusting("o/x", "o/y") },
  ]);
  expect(output.IAM_ROLE?.description).toBe(secret("o/x", "IAM_ROLE"));
  expect(output.IAM_ROLE_B?.description).toBe(secret("o/x, o/y", "IAM_ROLE"));
  expect(output.S3_BUCKET_NAME?.description).toBe(
    secret("o/x, o/y", "S3_BUCKET_NAME"),
  );
});

test("no output is secret or depends on a resource, so that the first plan shows all", () => {
  const { output } = synthStack({ backups: GUIDE.backups });
  expect(JSON.stringify(output)).not.toMatch(/sensitive|aws_iam_role|aws_s3/);
});
