import { EXPRESSIBLE } from "../../trust/expressible";
import { choice, knownText } from "../../validation/kinds";
import { checkDiffer, list } from "../../validation/list";
import type { Problems } from "../../validation/problems";
import { required, type Prop } from "../../validation/prop";
import { rule } from "../../validation/rules";
import { object } from "../../validation/schema";
import { matching, type TextRule } from "../../validation/text-rule";
import { isRecord } from "../../validation/values";
import type { FurtherCondition, FurtherStatement } from "./further-statement";

/** The operators of IAM's conditions, without `ForAllValues:` or `ForAnyValue:` before them and `IfExists` behind. */
const OPERATORS = [
  ...["StringEquals", "StringEqualsIgnoreCase", "StringLike"],
  ...["StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike"],
  ...["NumericEquals", "NumericNotEquals"],
  ...["NumericLessThan", "NumericLessThanEquals"],
  ...["NumericGreaterThan", "NumericGreaterThanEquals"],
  ...["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals"],
  ...["DateGreaterThan", "DateGreaterThanEquals", "Bool"],
  ...["IpAddress", "NotIpAddress"],
  ...["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
];

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function isOperator(text: string): boolean {
  const operator = text
    .replace(/^(?:ForAllValues|ForAnyValue):/, "")
    .replace(/IfExists$/, "");
  return text === "Null" || OPERATORS.includes(operator);
}

const OTHER_SID = rule(
  (earlier: string) =>
    `must differ from the other statements' names, as ${earlier} has it already`,
);
const OTHER = rule(
  (earlier: string) =>
    `must differ from the others, as ${earlier} has it already`,
);
const ONE_KIND = rule("must be for either principals or services");
const OTHER_CONDITION = rule(
  (earlier: string) =>
    `must differ from the other conditions in operator or key, as ${earlier} has both already: AWS would take either`,
);

const text = (
  form: RegExp | ((value: string) => boolean),
  must: string,
  like: string,
): Prop =>
  knownText(matching(form, must, `write it like ${JSON.stringify(like)}`));

const several = (of: Prop, like: string) =>
  list(of, {
    fix: `write it like ${like}, or leave the prop out`,
    unique: { rule: OTHER, fix: "remove one of the two" },
  });

const VALUE: TextRule = {
  ...EXPRESSIBLE,
  fix: () => "leave the value out, or write the policy variable's own values",
};

const condition = object<FurtherCondition>(
  {
    test: required(
      text(
        isOperator,
        "must be an operator of IAM's conditions",
        "StringEquals",
      ),
    ),
    variable: required(
      text(
        /^[\w-]+:[\w./:-]+$/,
        "must be a condition key of AWS",
        "aws:SourceAccount",
      ),
    ),
    values: required(several(knownText(VALUE), '["123456789012"]')),
  },
  {
    fix: 'write { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] }',
  },
);

/** What each further statement must be by itself. */
export const furtherStatements: Prop = list(
  object<Partial<Record<keyof FurtherStatement, unknown>>>(
    {
      sid: required(
        text(
          /^[A-Za-z\d]{1,64}$/,
          "must be 1 to 64 letters and digits",
          "AuditVersions",
        ),
      ),
      effect: required(choice(["Allow", "Deny"])),
      principals: several(
        text(
          /^(?:\*|arn:aws[\w-]*:iam::\d{12}:(?:root|(?:role|user)\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]+))$/,
          'must be the ARN of a role, a user or an account, or "*"',
          "arn:aws:iam::123456789012:role/audit",
        ),
        '["arn:aws:iam::123456789012:role/audit"]',
      ),
      services: several(
        text(
          /^[a-z\d-]+(?:\.[a-z\d-]+)*\.amazonaws\.com(?:\.cn)?$/,
          "must be the name of a service of AWS",
          "cloudtrail.amazonaws.com",
        ),
        '["cloudtrail.amazonaws.com"]',
      ),
      actions: required(
        several(
          text(
            /^s3:[A-Z][A-Za-z]*\*?$/,
            "must be an action of S3, which may end in *",
            "s3:GetObjectVersion",
          ),
          '["s3:GetObjectVersion"]',
        ),
      ),
      keys: several(
        text(
          /^[\w/.:=+@ *?-]{1,1024}$/,
          'must be a pattern of keys, of letters, digits, spaces and "_/.:=+-@*?"',
          "acme/*",
        ),
        '["acme/*"]',
      ),
      conditions: list(condition, {
        fix: "list the conditions, or leave the prop out",
        also: checkConditions,
      }),
    },
    {
      fix: 'write { sid, effect: "Allow", principals: […], actions: […] }',
      also(problems, path, { principals, services }) {
        if ((principals === undefined) === (services === undefined))
          problems.add(
            path,
            ONE_KIND,
            principals === undefined ? [] : ["principals", "services"],
            principals === undefined ? "add one" : "keep one",
          );
      },
    },
  ),
  {
    fix: "list the statements, or leave the prop out",
    also: checkSids,
  },
);

function checkConditions(
  problems: Problems,
  path: string,
  conditions: readonly unknown[],
): void {
  const compared = conditions.map((one) =>
    isRecord(one) ? `${String(one["test"])} ${String(one["variable"])}` : one,
  );
  checkDiffer(problems, compared, (index) => `${path}[${index}]`, {
    rule: OTHER_CONDITION,
    fix: "write all values into one, or each into a statement of its own",
    normalize: (text) => text.toLowerCase(),
  });
}

function checkSids(
  problems: Problems,
  path: string,
  statements: readonly unknown[],
): void {
  const sids = statements.map((one) =>
    isRecord(one) ? one["sid"] : undefined,
  );
  checkDiffer(problems, sids, (index) => `${path}[${index}].sid`, {
    rule: OTHER_SID,
    fix: "choose another name",
  });
}
