import { bucketArn, roleArn, someAccount } from "../../aws/arn";
import { policyJson } from "../../aws/policy-document";
import type { Problems } from "../../validation/problems";
import { checkDiffer } from "../../validation/list";
import { rule } from "../../validation/rules";
import { at, isKnownText } from "../../validation/values";
import type { BackupBucketOptions } from "../backup-bucket-props";
import { DESTRUCTIVE_ACTIONS, FEATURES } from "../features";
import type { JobRole } from "../features/feature";
import { policyStatements } from "../policy-statements";
import { checkNothingIsWidened } from "./further-statement-rules";

/** The size of a bucket policy at most. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
const BUCKET_POLICY_BYTES = 20480;

const ALL_OR_NONE = rule(
  "must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others",
);
const OTHER_PREFIX = rule(
  (earlier: string) =>
    `must differ from every other job's, as ${earlier} has it already`,
);
const NOT_INSIDE = rule(
  (outer: string, path: string) =>
    `must not be inside the prefix ${JSON.stringify(outer)} of ${path}, whose job could then read and delete these backups`,
);
const POLICY_SIZE = rule(
  `must make a bucket policy of at most ${BUCKET_POLICY_BYTES} bytes, AWS's limit`,
);

/** Checks that no role can reach the backups of another. */
export function checkPrefixes(
  problems: Problems,
  pathOf: (index: number) => string,
  given: readonly unknown[],
): void {
  if (given.length > 1) {
    given.forEach((prefix, index) => {
      if (prefix === undefined)
        problems.add(
          pathOf(index),
          ALL_OR_NONE,
          undefined,
          "give every job a folder of its own, or list several repositories in the `trust` of one job",
        );
    });
  }
  checkDiffer(problems, given, pathOf, {
    rule: OTHER_PREFIX,
    fix: "choose another folder",
  });
  const order = given
    .flatMap((prefix, index) =>
      isKnownText(prefix) ? [{ prefix, index }] : [],
    )
    .sort((a, b) => a.prefix.length - b.prefix.length);
  const outermost = new Map<string, number>();
  for (const { prefix, index } of order) {
    const folders = prefix.split("/");
    const outer = folders
      .slice(0, -1)
      .map((_, depth) => folders.slice(0, depth + 1).join("/"))
      .find((folder) => outermost.has(folder));
    if (outer === undefined) {
      if (!outermost.has(prefix)) outermost.set(prefix, index);
    } else
      problems.add(
        pathOf(index),
        NOT_INSIDE(outer, pathOf(outermost.get(outer) as number)),
        prefix,
        "choose a folder beside it",
      );
  }
}

/** Checks what the props of a bucket say of those who use it. */
export function checkBucketWithJobs(
  problems: Problems,
  path: string,
  options: BackupBucketOptions,
  jobs: readonly JobRole[],
): void {
  for (const { checkJobs } of FEATURES)
    checkJobs?.(problems, path, options, jobs);
  checkNothingIsWidened(
    problems,
    at(path, "dangerouslyAddStatements"),
    options.dangerouslyAddStatements ?? [],
    { destructive: DESTRUCTIVE_ACTIONS, jobs },
  );
}

/** Checks that the bucket's policy, written out in full, is one that AWS takes. */
export function checkBucketPolicySize(
  problems: Problems,
  path: string,
  partition: string,
  options: BackupBucketOptions,
  roles: readonly JobRole[],
): void {
  const account = someAccount(partition);
  const named = ({ folder, pathAndName }: JobRole) => ({
    arn: roleArn(account, "/", pathAndName),
    prefix: folder.prefix,
  });
  const jobs = roles.filter(({ restores }) => restores !== true);
  const statements = policyStatements(FEATURES, options, {
    bucketArn: bucketArn(account, options.name),
    account,
    grants: jobs.map(named),
    jobs: roles.map(named),
    destructive: DESTRUCTIVE_ACTIONS,
  });
  const size = Buffer.byteLength(policyJson(statements));
  if (size > BUCKET_POLICY_BYTES)
    problems.add(
      path,
      POLICY_SIZE,
      `${size} bytes from ${jobs.length} ${jobs.length === 1 ? "job" : "jobs"}`,
      jobs.length === 1
        ? "name fewer administrators, readers, VPC endpoints and further statements"
        : "move some jobs to another bucket, in another stack of the same app",
    );
}
