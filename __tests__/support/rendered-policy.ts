import type { TerraformJson } from "./synth";

type OneOrMany = string | readonly string[];

/** A statement of an IAM policy. */
export interface IamStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: "*" | Readonly<Record<string, OneOrMany>>;
  readonly NotPrincipal?: "*" | Readonly<Record<string, OneOrMany>>;
  readonly Action?: OneOrMany;
  readonly NotAction?: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly NotResource?: OneOrMany;
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, OneOrMany>>>
  >;
}

/** An IAM policy, as AWS gets it. */
export interface IamPolicy {
  readonly Version: string;
  readonly Statement: readonly IamStatement[];
}

/** What Terraform's references stand for: `data.aws_partition.current.partition` → `aws`. */
export type References = Readonly<Record<string, string>>;

/** The account that policies are rendered for, if a test names no other. */
export const ACCOUNT_ID = "123456789012";

/** What is known of an account: its id and its partition. */
export function accountReferences(partition = "aws"): References {
  return {
    "data.aws_caller_identity.current.account_id": ACCOUNT_ID,
    "data.aws_partition.current.partition": partition,
    "data.aws_partition.current.dns_suffix":
      partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
  };
}

/** A statement of `aws_iam_policy_document`, as the JSON has it. */
interface ConfiguredStatement {
  sid?: string;
  effect?: string;
  actions?: string[];
  not_actions?: string[];
  resources?: string[];
  not_resources?: string[];
  principals?: { type: string; identifiers: string[] }[];
  not_principals?: { type: string; identifiers: string[] }[];
  condition?: { test: string; variable: string; values: string[] }[];
}

/**
 * The policy that Terraform and its AWS provider make of a `data.aws_iam_policy_document`. Written from what they print
 * and not from `src`, so that a mistake there shows.
 *
 * @throws if the document has a part or a reference that is not known here
 */
export function renderedPolicy(
  json: TerraformJson,
  name: string,
  references: References = accountReferences(),
): IamPolicy {
  const document = json.data["aws_iam_policy_document"]?.[name];
  if (document === undefined) throw new Error(`no policy document ${name}`);
  const { statement, ...others } = document;
  refuseUnknown(others, name);
  return {
    Version: "2012-10-17",
    Statement: (statement as ConfiguredStatement[]).map((one) =>
      renderedStatement(one, name, references),
    ),
  };
}

/** The policy that an attribute of a resource takes from a document: the one that is really in force. */
export function attachedPolicy(
  json: TerraformJson,
  address: string,
  attribute: string,
  references?: References,
): IamPolicy {
  const [type = "", name = ""] = address.split(".");
  const text = String(json.resource[type]?.[name]?.[attribute]);
  const [, document] =
    /^\$\{data\.aws_iam_policy_document\.([\w-]+)\.json\}$/.exec(text) ?? [];
  if (document === undefined)
    throw new Error(`${address}.${attribute} is no policy document: ${text}`);
  return renderedPolicy(json, document, references);
}

function renderedStatement(
  configured: ConfiguredStatement,
  name: string,
  references: References,
): IamStatement {
  const {
    sid,
    effect = "Allow",
    actions,
    not_actions,
    resources,
    not_resources,
    principals,
    not_principals,
    condition,
    ...others
  } = configured;
  refuseUnknown(others, name);
  const text = (one: string) => evaluated(one, references);
  const list = (all?: string[]) =>
    all && oneOrMany(all.map(text).sort().reverse());
  const rendered = {
    Sid: sid && text(sid),
    Effect: effect,
    Principal: renderedPrincipals(principals, list),
    NotPrincipal: renderedPrincipals(not_principals, list),
    Action: list(actions),
    NotAction: list(not_actions),
    Resource: list(resources),
    NotResource: list(not_resources),
    Condition: renderedConditions(condition, text),
  };
  return Object.fromEntries(
    Object.entries(rendered).filter(([, value]) => value !== undefined),
  ) as unknown as IamStatement;
}

function renderedPrincipals(
  blocks: ConfiguredStatement["principals"],
  list: (all: string[]) => OneOrMany | undefined,
): unknown {
  if (blocks === undefined) return undefined;
  const [only] = blocks;
  if (
    blocks.length === 1 &&
    only?.type === "*" &&
    list(only.identifiers) === "*"
  )
    return "*";
  const types = [...new Set(blocks.map(({ type }) => type))];
  return Object.fromEntries(
    types.map((type) => [
      type,
      list(
        blocks
          .filter((block) => block.type === type)
          .flatMap(({ identifiers }) => identifiers),
      ),
    ]),
  );
}

function renderedConditions(
  blocks: ConfiguredStatement["condition"],
  text: (one: string) => string,
): IamStatement["Condition"] {
  if (blocks === undefined) return undefined;
  const tests: Record<string, Record<string, OneOrMany>> = {};
  for (const { test, variable, values } of blocks) {
    const variables = (tests[test] ??= {});
    const before = [variables[variable] ?? []].flat();
    variables[variable] = oneOrMany([...before, ...values.map(text)]);
  }
  return tests;
}

function oneOrMany(values: readonly string[]): OneOrMany {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

/** Text as Terraform evaluates it, and then as the provider spells IAM's policy variables: `&{…}` becomes `${…}`. */
function evaluated(text: string, references: References): string {
  const evaluatedText = text.replaceAll(
    /([$%])\1\{|\$\{([^{}]*)\}|[$%]\{/g,
    (all, mark: string | undefined, reference: string | undefined) => {
      if (mark !== undefined) return `${mark}{`;
      const value = references[reference ?? ""];
      if (value === undefined)
        throw new Error(`${all} in ${JSON.stringify(text)} is not known here`);
      return value;
    },
  );
  const rendered = evaluatedText.replaceAll("&{", "${");
  if (/\$\{(?!(?:[*?$]|[\w-]+:[^{}]+)\})/.test(rendered))
    throw new Error(`${rendered} holds what is no policy variable of IAM's`);
  return rendered;
}

function refuseUnknown(others: object, name: string): void {
  const keys = Object.keys(others);
  if (keys.length > 0)
    throw new Error(`policy document ${name} has ${keys.join(", ")}`);
}
