import type {
  DataAwsIamPolicyDocumentStatement,
  DataAwsIamPolicyDocumentStatementCondition,
  DataAwsIamPolicyDocumentStatementPrincipals,
} from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { literal } from "../terraform/literal";

/** A condition of a statement, in the terms of `aws_iam_policy_document`. */
export type PolicyCondition = DataAwsIamPolicyDocumentStatementCondition;

/** A statement of a policy, in the terms of `aws_iam_policy_document`, with nothing left for Terraform to resolve. */
export interface PolicyStatement extends DataAwsIamPolicyDocumentStatement {
  readonly sid: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: string[];
  /** Whom the statement is for; a policy of a role or a user has none. */
  readonly principals?: DataAwsIamPolicyDocumentStatementPrincipals[];
  readonly condition?: PolicyCondition[];
}

/** Everyone, signed in or not. Only for denials: an Allow lists its principals. */
export const EVERYONE: DataAwsIamPolicyDocumentStatementPrincipals[] = [
  { type: "*", identifiers: ["*"] },
];

/** The condition that a request has something, whatever it is. */
export function present(key: string): PolicyCondition {
  return { test: "Null", variable: key, values: ["false"] };
}

/** How `aws_iam_policy_document` spells a policy variable: Terraform would take the usual `${…}` for its own. */
export function policyVariable(name: string): string {
  return `&{${name}}`;
}

/**
 * Text as a policy's condition takes it literally: IAM would read `${…}` as a policy variable.
 * The text must hold no `&{`, for which `aws_iam_policy_document` has no escape.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function policyLiteral(text: string): string {
  return literal(text.replaceAll("$", () => policyVariable("$")));
}

/** What must hold besides, as AWS reads it: test, variable, value. */
export type ConditionJson = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/**
 * The policy as AWS counts it against its quotas: JSON without white space.
 *
 * @param statements statements in which every ARN is written out
 */
export function policyJson(statements: readonly PolicyStatement[]): string {
  const render = (statement: PolicyStatement) => ({
    Sid: statement.sid,
    Effect: statement.effect,
    ...(statement.principals && {
      Principal: principals(statement.principals),
    }),
    Action: oneOrMany(statement.actions),
    ...(statement.resources && { Resource: oneOrMany(statement.resources) }),
    ...(statement.condition && {
      Condition: conditionJson(statement.condition),
    }),
  });
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(render),
  });
}

/** Was written as a list from the start, and stays one: whoever attaches policies by hand sees no change in them. */
const ALWAYS_A_LIST = "aws:RequestedRegion";

/** Conditions as AWS reads them. */
export function conditionJson(list: readonly PolicyCondition[]): ConditionJson {
  const byTest: Record<string, Record<string, string | readonly string[]>> = {};
  for (const { test, variable, values } of list) {
    (byTest[test] ??= {})[variable] =
      variable === ALWAYS_A_LIST ? values : oneOrMany(values);
  }
  return byTest;
}

/** A text of a statement as AWS reads it, with policy variables in AWS's spelling. */
export function policyText(text: string): string {
  return text.replaceAll("&{", "${").replaceAll("%%{", "%{");
}

function principals(
  list: readonly DataAwsIamPolicyDocumentStatementPrincipals[],
): unknown {
  if (list.some(({ type }) => type === "*")) return "*";
  return Object.fromEntries(
    list.map(({ type, identifiers }) => [type, oneOrMany(identifiers)]),
  );
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  const texts = values.map(policyText);
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only : texts;
}
