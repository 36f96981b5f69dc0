import { handOver, roleOutput } from "../../src/stack/hand-over";
import { GUIDE, prefixedJob, synthForeign, synthStack } from "../support/synth";

const secret = (repositories: string, name: string) =>
  `Paste into GitHub: ${repositories} > Settings > Secrets and variables > Actions > New repository secret, named ${name}`;

const outputsOf = (jobs: Parameters<typeof handOver>[1]["jobs"]) =>
  synthForeign((stack) =>
    handOver(stack, { accountId: "123456789012", bucketName: "bucket", jobs }),
  ).output;

test("the guide's three values have the guide's names, and say where to paste them", () => {
  expect(synthStack().output).toEqual({
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
    const { output } = synthStack({
      backups: [{ ...prefixedJob("db"), path }],
    });
    expect(output?.IAM_ROLE?.value).toBe(value);
  },
);

test.each([
  ["db", 0, "IAM_ROLE"],
  ["db", 1, "IAM_ROLE_DB"],
  ["acme-co-prod-2", 7, "IAM_ROLE_ACME_CO_PROD_2"],
])(
  "the role of the job %s at %i is in the output %s",
  (name, index, output) => {
    expect(roleOutput(name, index)).toBe(output);
  },
);

test("the first job's role is IAM_ROLE, and a later one's carries the job's name, but goes into a secret of the same name", () => {
  const { output } = synthStack({
    backups: [prefixedJob("one"), { ...prefixedJob("db-two"), path: "/db/" }],
  });
  expect(output).toEqual({
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

test("of three repositories all are named, of four the first three", () => {
  const describe = (repositories: string[]) =>
    outputsOf([{ name: "a", rolePathAndName: "a", repositories }])?.IAM_ROLE
      ?.description;
  expect(describe(["o/a", "o/b", "o/c"])).toBe(
    secret("o/a, o/b, o/c", "IAM_ROLE"),
  );
  expect(describe(["o/a", "o/b", "o/c", "o/d"])).toBe(
    secret("o/a, o/b, o/c and 1 more", "IAM_ROLE"),
  );
});

test("a repository that several jobs or entries trust is named once", () => {
  const output = outputsOf([
    { name: "a", rolePathAndName: "a", repositories: ["o/x", "o/x"] },
    { name: "b", rolePathAndName: "b", repositories: ["o/x", "o/y"] },
  ]);
  expect(output?.IAM_ROLE?.description).toBe(secret("o/x", "IAM_ROLE"));
  expect(output?.IAM_ROLE_B?.description).toBe(secret("o/x, o/y", "IAM_ROLE"));
  expect(output?.S3_BUCKET_NAME?.description).toBe(
    secret("o/x, o/y", "S3_BUCKET_NAME"),
  );
});

test("no output is secret or depends on a resource, so that the first plan shows all", () => {
  const { output } = synthStack({ backups: GUIDE.backups });
  expect(JSON.stringify(output)).not.toMatch(/sensitive|aws_iam_role|aws_s3/);
});
