import type { Place } from "../../aws/place";
import type { Problems } from "../../validation/problems";
import { rule } from "../../validation/rules";
import { at, isRecord } from "../../validation/values";
import type { JobRole } from "../features/feature";
import type { FurtherStatement } from "./further-statement";
import { checkPartition } from "./partition-rule";

/** What whoever changes the policy needs, also to take a denial back. */
const POLICY_ACTIONS = [
  "s3:DeleteBucketPolicy",
  "s3:GetBucketPolicy",
  "s3:PutBucketPolicy",
];

/** The keys that say for whom a service acts. */
const SOURCES = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"];

/** The operators that hold only where the key has one of the values. */
const HOLD_BY_VALUE = [
  ...["StringEquals", "StringEqualsIgnoreCase", "StringLike"],
  ...["ArnEquals", "ArnLike"],
].flatMap((operator) => [operator, `ForAnyValue:${operator}`]);

/** Names of actions on objects: those that hold the word, and a few others. */
const ON_OBJECTS_ONLY =
  /^(?!.*Bucket).*Object|^(?:AbortMultipartUpload|BypassGovernance|InitiateReplication|ListMultipartUploadParts|ObjectOwner|Replicate)/i;

const NAMES_WHOM = rule(
  'must name whom it lets in, since "*" would let in everyone',
);
const EVERYONE_ALONE = rule('must be "*" alone, which is everyone already');
const FOR_WHOM = rule(
  "must say for whom the service acts, since it acts for everyone's accounts",
);
const NEEDS_KEY = rule(
  "must be an operator that does not hold where the key is missing, in what lets in",
);
const ON_OBJECTS = rule(
  (action: string) =>
    `must be given with ${action}, which is an action on objects, or AWS refuses the policy`,
);
const ON_BUCKET = rule(
  (action: string) =>
    `must be left out with ${action}, which is an action on the bucket, or AWS refuses the policy`,
);
const KEEPS_PROTECTIONS = rule(
  (destroys: string) =>
    `must not let in to ${destroys}, which destroys backups or changes the bucket's protections`,
);
const KEEPS_POLICY = rule(
  (action: string) =>
    `must not refuse ${action}, without which nobody could take the denial back`,
);
const NO_JOB = rule(
  "must not be the role of a job, of which the job's own props say what it may",
);

/** Checks that whoever is named is where the bucket is. */
export function checkPrincipalsPlace(
  problems: Problems,
  path: string,
  given: unknown,
  { partition }: Place,
): void {
  if (!Array.isArray(given)) return;
  given.forEach((statement: unknown, index) => {
    const principals = isRecord(statement) && statement["principals"];
    if (!Array.isArray(principals)) return;
    principals.forEach((arn: unknown, place) =>
      checkPartition(
        problems,
        `${path}[${index}].principals[${place}]`,
        arn,
        partition,
      ),
    );
  });
}

/**
 * Checks that further statements, each of which is right by itself, let in nobody unseen, and lock nobody out for ever.
 */
export function checkFurtherStatements(
  problems: Problems,
  path: string,
  statements: readonly FurtherStatement[],
): void {
  statements.forEach((statement, index) => {
    const where = `${path}[${index}]`;
    checkKeys(problems, where, statement);
    if (statement.effect === "Allow") checkAllow(problems, where, statement);
    else checkDeny(problems, where, statement);
  });
}

function checkKeys(
  problems: Problems,
  path: string,
  { actions, keys }: FurtherStatement,
): void {
  const wrong = actions.find(
    (action) => isOnObjects(action) === (keys === undefined),
  );
  if (wrong === undefined) return;
  if (keys === undefined)
    problems.add(
      at(path, "keys"),
      ON_OBJECTS(wrong),
      undefined,
      'add keys, such as ["*"] for all objects, or make a statement of its own for each kind of action',
    );
  else
    problems.add(
      at(path, "keys"),
      ON_BUCKET(wrong),
      keys,
      "remove it, or make a statement of its own for each kind of action",
    );
}

/**
 * Whether an action of S3 is on objects, and not on the bucket; undefined for a pattern that can be of both.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function isOnObjects(action: string): boolean | undefined {
  const name = action.slice("s3:".length);
  if (ON_OBJECTS_ONLY.test(name)) return true;
  return name.endsWith("*") && !/Bucket/i.test(name) ? undefined : false;
}

function checkAllow(
  problems: Problems,
  path: string,
  { principals = [], services, conditions = [] }: FurtherStatement,
): void {
  principals.forEach((principal, index) => {
    if (principal === "*")
      problems.add(
        `${path}.principals[${index}]`,
        NAMES_WHOM,
        principal,
        "name the roles, users or accounts",
      );
  });
  conditions.forEach(({ test }, index) => {
    if (holdsWithout(test))
      problems.add(
        `${path}.conditions[${index}].test`,
        NEEDS_KEY,
        test,
        "say what must be there, or deny the rest in a statement of its own",
      );
  });
  const saysForWhom = conditions.some(
    ({ test, variable, values }) =>
      HOLD_BY_VALUE.includes(test) &&
      SOURCES.includes(variable.toLowerCase()) &&
      values.every((value) => /\d{12}/.test(value) || !/[*?]/.test(value)),
  );
  if (services !== undefined && !saysForWhom)
    problems.add(
      at(path, "conditions"),
      FOR_WHOM,
      conditions,
      'add { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] }',
    );
}

/** Whether an operator holds where the key is missing. */
function holdsWithout(test: string): boolean {
  return (
    test === "Null" ||
    test.startsWith("ForAllValues:") ||
    test.endsWith("IfExists") ||
    test.includes("Not")
  );
}

function checkDeny(
  problems: Problems,
  path: string,
  { actions, principals = [] }: FurtherStatement,
): void {
  if (principals.includes("*") && principals.length > 1)
    problems.add(
      at(path, "principals"),
      EVERYONE_ALONE,
      principals,
      "remove the others",
    );
  actions.forEach((action, index) => {
    const refused = POLICY_ACTIONS.find((one) => covers(action, one));
    if (refused !== undefined)
      problems.add(
        `${path}.actions[${index}]`,
        KEEPS_POLICY(refused),
        action,
        "name the actions that are to be refused",
      );
  });
}

/** Checks that nobody is let in to what destroys, and that no job's role gets more than its props say. */
export function checkNothingIsWidened(
  problems: Problems,
  path: string,
  statements: readonly FurtherStatement[],
  {
    destructive,
    jobs,
  }: { destructive: readonly string[]; jobs: readonly JobRole[] },
): void {
  statements.forEach(({ effect, actions, principals = [] }, index) => {
    if (effect !== "Allow") return;
    actions.forEach((action, place) => {
      const destroys = destructive.find((one) => covers(action, one));
      if (destroys !== undefined)
        problems.add(
          `${path}[${index}].actions[${place}]`,
          KEEPS_PROTECTIONS(destroys),
          action,
          "leave it to the administrators, whom the account's own policies let",
        );
    });
    principals.forEach((principal, place) => {
      if (
        jobs.some(({ pathAndName }) =>
          principal.endsWith(`:role/${pathAndName}`),
        )
      )
        problems.add(
          `${path}[${index}].principals[${place}]`,
          NO_JOB,
          principal,
          "name somebody else",
        );
    });
  });
}

/** Whether an action, or one of a pattern, is meant. AWS compares them in any case. */
function covers(pattern: string, action: string): boolean {
  const [wide, one] = [pattern.toLowerCase(), action.toLowerCase()];
  return wide.endsWith("*") ? one.startsWith(wide.slice(0, -1)) : one === wide;
}
