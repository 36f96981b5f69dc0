import { TerraformStack, Testing } from "cdktf";
import {
  type BackupBucketOptions,
  BackupRole,
  GitHubIdentityProvider,
} from "../../../src";
import { checkRoles } from "../../../src/bucket/policy/granted-role-rules";
import { problemsOf } from "../../support/problems-of";

/** What is wrong with a bucket's roles. */
const judge = (
  roles: unknown,
  options: Partial<BackupBucketOptions> = {},
): string[] =>
  problemsOf((problems) =>
    checkRoles(problems, "roles", roles, {
      name: "neon-s3-backup",
      ...options,
    }),
  );

/** What is wrong with roles that are made in somebody else's stack. */
const check = (
  make: (stack: TerraformStack) => unknown,
  options?: Partial<BackupBucketOptions>,
): string[] => judge(make(new TerraformStack(Testing.app(), "stack")), options);

/** Makes a role for each prefix. */
const roles =
  (...prefixes: (string | undefined)[]) =>
  (stack: TerraformStack) => {
    const identityProvider = new GitHubIdentityProvider(stack, "github");
    return prefixes.map(
      (prefix, index) =>
        new BackupRole(stack, `role-${index}`, {
          roleName: String(index).padStart(64, "0"),
          prefix,
          trust: [{ repository: "octo-org/octo-repo", branch: "main" }],
          identityProvider,
        }),
    );
  };

test.each([
  ["one without a prefix", [undefined]],
  ["one with a prefix", ["a"]],
  ["several with prefixes of their own", ["a", "b", "ab"]],
])("a bucket may let in %s", (_, prefixes) => {
  expect(check(roles(...prefixes))).toEqual([]);
});

const LIST = "roles: must be a list with at least one entry";
const FIX = "list the roles, at least one";

test.each([
  ["undefined", undefined, `roles: must be given, got nothing: ${FIX}`],
  ["null", null, `${LIST}, got null: ${FIX}`],
  ["a text", "role", `${LIST}, got "role": ${FIX}`],
  [
    "an empty list, for which AWS takes no policy",
    [],
    `${LIST}, got []: ${FIX}`,
  ],
  [
    "an ARN",
    ["arn:aws:iam::123456789012:role/a"],
    'roles[0]: must be a BackupRole, got "arn:aws:iam::123456789012:role/a": make one, and list it here',
  ],
  [
    "null in a list",
    [null],
    "roles[0]: must be a BackupRole, got null: make one, and list it here",
  ],
])("a bucket's roles must not be %s", (_, value, line) => {
  expect(check(() => value)).toEqual([line]);
});

test("roles can't reach one another's backups", () => {
  expect(check(roles("a", undefined, "a/b", "c", "c"))).toEqual([
    "roles[1].prefix: must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job",
    'roles[4].prefix: must differ from every other job\'s, as roles[3].prefix has it already, got "c": choose another folder',
    'roles[2].prefix: must not be inside the prefix "a" of roles[0].prefix, whose job could then read and delete these backups, got "a/b": choose a folder beside it',
  ]);
});

const ADMINISTRATOR = "arn:aws:iam::123456789012:role/administrator";
const FIRST_ROLE = `arn:aws:iam::123456789012:role/${"0".repeat(64)}`;

test("a role is no administrator of the bucket, and others are", () => {
  const administrators = [ADMINISTRATOR, FIRST_ROLE];
  expect(check(roles(undefined), { administrators })).toEqual([
    `administrators[1]: must not be a backup role, since a backup job must not be able to delete backups for good, got "${FIRST_ROLE}": name the role or user who administers the account`,
  ]);
  expect(check(roles(undefined), { administrators: [ADMINISTRATOR] })).toEqual(
    [],
  );
});

const tooBig = (bytes: number, jobs: number) =>
  `roles: must make a bucket policy of at most 20480 bytes, AWS's limit, got "${bytes} bytes from ${jobs} jobs": move some jobs to another bucket, in another stack of the same app`;

test("a bucket lets in 95 roles with names of 64 characters, and not 96; with a key 94, and not 95", () => {
  const make = roles(...Array.from({ length: 96 }, (_, index) => `p-${index}`));
  const all = make(new TerraformStack(Testing.app(), "stack"));
  expect(judge(all.slice(0, 95))).toEqual([]);
  expect(judge(all)).toEqual([tooBig(20606, 96)]);
  const kmsKey = { source: "create" } as const;
  expect(judge(all.slice(0, 94), { kmsKey })).toEqual([]);
  expect(judge(all.slice(0, 95), { kmsKey })).toEqual([tooBig(20604, 95)]);
});
