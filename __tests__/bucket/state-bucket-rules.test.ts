import {
  checkStandaloneStateBucket,
  checkStateBucket,
} from "../../src/bucket/state-bucket-rules";
import { problemsOf } from "../support/problems-of";

const NAME = "octo-org-terraform-state";
const check = (options: unknown, accountId?: string) =>
  problemsOf((problems) =>
    checkStateBucket(problems, "stateBucket", options, {
      partition: "aws",
      accountId,
    }),
  );
const administrator = (account: string) => [
  `arn:aws:iam::${account}:role/administrator`,
];

test.each([
  ["its name alone", {}],
  ["one day", { recoverableDays: 1 }],
  ["a hundred years", { recoverableDays: 36500 }],
  [
    "everything",
    {
      tags: { team: "platform" },
      recoverableDays: 365,
      administrators: administrator("123456789012"),
      dangerouslyAllowDestroy: true,
    },
  ],
])("a bucket for states may have %s", (_, options) => {
  expect(check({ name: NAME, ...options }, "123456789012")).toEqual([]);
});

test.each<[string, unknown, string]>([
  [
    "no object",
    "states",
    'stateBucket: must be an object, got "states": write { name: "octo-org-terraform-state" }',
  ],
  ["no name", {}, 'stateBucket.name: must be given, got nothing: add "name"'],
  [
    "a name that can't be",
    { name: "state_bucket" },
    'stateBucket.name: must hold only lower-case letters, digits and hyphens, got "state_bucket": write "state-bucket"',
  ],
  [
    "what is always on",
    { name: NAME, versioning: true },
    "stateBucket.versioning: must be a known prop, got true: leave it out: versioning is always on",
  ],
  [
    "a prop that is mistyped",
    { name: NAME, recoverableDay: 30 },
    'stateBucket.recoverableDay: must be a known prop, got 30: did you mean "recoverableDays"?',
  ],
  [
    "no day",
    { name: NAME, recoverableDays: 0 },
    "stateBucket.recoverableDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
  ],
  [
    "a day more than a hundred years",
    { name: NAME, recoverableDays: 36501 },
    "stateBucket.recoverableDays: must be a whole number of days from 1 to 36500, got 36501: write 30 for a month",
  ],
  [
    "tags that AWS keeps",
    { name: NAME, tags: { "aws:x": "1" } },
    'stateBucket.tags["aws:x"]: must not start with "aws:", which AWS keeps for itself, got "aws:x": choose another key',
  ],
  [
    "an administrator of another account",
    { name: NAME, administrators: administrator("210987654321") },
    'stateBucket.administrators[0]: must be in the stack\'s account, "123456789012", got "arn:aws:iam::210987654321:role/administrator": name a role or a user of that account',
  ],
  [
    "a word for a flag",
    { name: NAME, dangerouslyAllowDestroy: "yes" },
    'stateBucket.dangerouslyAllowDestroy: must be true or false, got "yes": write true or false',
  ],
])("a bucket for states must not have %s", (_, options, line) => {
  expect(check(options, "123456789012")).toEqual([line]);
});

test("in whatever stack, its users are roles that workflows assume", () => {
  const lines = (props: object) =>
    problemsOf((problems) =>
      checkStandaloneStateBucket(problems, { name: NAME, ...props }),
    );
  expect(lines({})).toEqual([]);
  expect(lines({ users: [] })).toEqual([
    "users: must be a list with at least one entry, got []: list the roles, or leave the prop out",
  ]);
  expect(lines({ users: ["plan"] })).toEqual([
    'users[0]: must be a role that workflows assume, got "plan": make one, and list it here',
  ]);
  expect(
    problemsOf((problems) =>
      checkStandaloneStateBucket(problems, null as never),
    ),
  ).toEqual([
    'props: must be an object, got null: write { name: "octo-org-terraform-state" }',
  ]);
});
