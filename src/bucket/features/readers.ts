import type { Place } from "../../aws/place";
import type {
  PolicyCondition,
  PolicyStatement,
} from "../../aws/policy-document";
import { prefix } from "../../trust/prefix-rules";
import { knownText } from "../../validation/kinds";
import { checkDiffer, list } from "../../validation/list";
import type { Problems } from "../../validation/problems";
import { required } from "../../validation/prop";
import { rule } from "../../validation/rules";
import { object, type Schema } from "../../validation/schema";
import { matching } from "../../validation/text-rule";
import { at, isUnknown } from "../../validation/values";
import { checkPartition } from "../policy/partition-rule";
import type { BucketFeature } from "./feature";
import { fromThere, type OnlyFromProps } from "./only-from";

/** Somebody who may list and read backups, and nothing else. */
export interface Reader {
  /**
   * The ARN of a role, of a user, or of an account: `arn:aws:iam::210987654321:root`. AWS refuses the policy if there is
   * no such role or user. Those of another account need a policy of their own there that allows the same; with an
   * account, everyone may whom such a policy of that account allows it.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html
   */
  readonly principal: string;

  /**
   * The folders that may be read, such as the `prefix` of a job, without a slash at either end.
   *
   * @default - the whole bucket
   */
  readonly prefixes?: readonly string[];
}

export interface ReadersProps {
  /**
   * Who else may list and read backups: not older versions of them, and not their copies.
   *
   * @default - only whom the account allows to, and the backup roles
   */
  readonly readers?: readonly Reader[];
}

const OTHER_PREFIX = rule(
  (earlier: string) =>
    `must differ from the reader's other prefixes, as ${earlier} has it already`,
);
const OTHER_READER = rule(
  (earlier: string) =>
    `must differ from the other readers, as ${earlier} has it already`,
);
const NOT_A_JOB = rule(
  "must not be a backup role, which reads its own backups already, and must read no other job's",
);
const NOT_ONE_THAT_RESTORES = rule(
  "must not be a role that restores, which reads its job's backups already, and must read no other job's",
);

const READERS: Schema<ReadersProps> = {
  readers: list(
    object<Reader>(
      {
        principal: required(
          knownText(
            matching(
              /^arn:aws[\w-]*:iam::\d{12}:(?:root|(?:role|user)\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]+)$/,
              "must be the ARN of a role, a user or an account, without wildcards",
              (text) =>
                /^\d{12}$/.test(text)
                  ? `write "arn:aws:iam::${text}:root"`
                  : 'write it like "arn:aws:iam::123456789012:role/restore"',
            ),
          ),
        ),
        prefixes: list(prefix, {
          fix: "list the folders, or leave the prop out for the whole bucket",
          unique: { rule: OTHER_PREFIX, fix: "remove one of the two" },
        }),
      },
      {
        fix: 'write { principal: "arn:aws:iam::123456789012:role/restore" }',
      },
    ),
    {
      fix: 'write [{ principal: "arn:aws:iam::123456789012:role/restore" }], or leave the prop out',
    },
  ),
};

/** Others who may list and read backups. */
export const readers: BucketFeature<ReadersProps & OnlyFromProps> = {
  schema: READERS,
  check: (problems, path, options, place) =>
    checkPrincipals(problems, at(path, "readers"), options.readers, place),
  checkJobs: (problems, path, options, jobs) =>
    options.readers?.forEach(({ principal }, index) => {
      const job = jobs.find(({ pathAndName }) =>
        principal.endsWith(`:role/${pathAndName}`),
      );
      if (job !== undefined)
        problems.add(
          `${at(path, "readers")}[${index}].principal`,
          job.restores ? NOT_ONE_THAT_RESTORES : NOT_A_JOB,
          principal,
          "name the role or user who restores",
        );
    }),
  statements: ({ readers = [], onlyFrom }, { bucketArn }) =>
    [...new Set(readers.map(folders))].flatMap((alike, index) =>
      readStatements(
        bucketArn,
        readers.filter((reader) => folders(reader) === alike),
        { number: index === 0 ? "" : String(index + 1), onlyFrom },
      ),
    ),
};

function checkPrincipals(
  problems: Problems,
  path: string,
  given: unknown,
  { partition }: Place,
): void {
  if (!Array.isArray(given) || isUnknown(given)) return;
  const where = (index: number) => `${path}[${index}].principal`;
  const principals = given.map(
    (one: Partial<Reader> | null | undefined) => one?.principal,
  );
  checkDiffer(problems, principals, where, {
    rule: OTHER_READER,
    fix: "remove one of the two",
  });
  principals.forEach((arn, index) =>
    checkPartition(problems, where(index), arn, partition),
  );
}

/** What a reader may read, the same text for all who may read the same. */
function folders({ prefixes }: Reader): string {
  return JSON.stringify(prefixes && [...prefixes].sort()) ?? "";
}

function readStatements(
  bucketArn: string,
  readers: readonly Reader[],
  { number, onlyFrom }: OnlyFromProps & { readonly number: string },
): readonly PolicyStatement[] {
  const from = fromThere(onlyFrom);
  const keys = readers[0]?.prefixes?.map((prefix) => `${prefix}/*`);
  const within =
    keys === undefined
      ? []
      : [{ test: "StringLike", variable: "s3:prefix", values: keys }];
  const allow = (
    verb: string,
    action: string,
    resources: string[],
    condition: PolicyCondition[],
  ): PolicyStatement => ({
    sid: `${verb}BackupsForReaders${number}`,
    effect: "Allow",
    actions: [action],
    principals: [
      { type: "AWS", identifiers: readers.map(({ principal }) => principal) },
    ],
    resources,
    ...(condition.length > 0 && { condition }),
  });
  return [
    allow("List", "s3:ListBucket", [bucketArn], [...within, ...from]),
    allow(
      "Read",
      "s3:GetObject",
      (keys ?? ["*"]).map((key) => `${bucketArn}/${key}`),
      from,
    ),
  ];
}
