import {
  type RequestAnalysis,
  runSimulation,
  type Simulation,
} from "@cloud-copilot/iam-simulate";
import {
  ACCOUNT_ID,
  type IamPolicy,
  type IamStatement,
} from "./rendered-policy";

/** What policies say of a request, as an evaluator sees it that this project did not write. */
export interface Decision {
  readonly allowed: boolean;
  /** The statements that allow the request, by sid; those of identity policies too. */
  readonly allowSids: readonly string[];
  /** The statements that deny it. One is enough, whatever is allowed. */
  readonly denySids: readonly string[];
  /**
   * The other statements of the resource's policy, each with what does not fit: "principal", "action", "resource", or
   * the key of a condition.
   */
  readonly unmet: Readonly<Record<string, readonly string[]>>;
}

/** A request in the evaluator's terms. */
export interface EvaluatorRequest {
  readonly principal: Simulation["request"]["principal"];
  readonly action: string;
  readonly resource: string;
  readonly resourceAccountId?: string;
  readonly contextVariables: Readonly<Record<string, string | undefined>>;
  readonly identityPolicies?: readonly IamPolicy[];
}

/** Asks the evaluator, and throws whatever it would let pass without a word. */
export async function decide(
  resourcePolicy: IamPolicy,
  request: EvaluatorRequest,
): Promise<Decision> {
  const outcome = await runSimulation(
    {
      request: {
        principal: request.principal,
        action: request.action,
        resource: {
          resource: request.resource,
          accountId: request.resourceAccountId ?? ACCOUNT_ID,
        },
        contextVariables: givenOnly(request.contextVariables),
      },
      identityPolicies: (request.identityPolicies ?? []).map(
        (policy, index) => ({
          name: `identity policy ${index}`,
          policy: withPlainCharacters(policy),
        }),
      ),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: withPlainCharacters(resourcePolicy),
    },
    { simulationMode: "Strict" },
  );
  if (outcome.resultType === "error")
    throw new Error(`can't be evaluated: ${JSON.stringify(outcome.errors)}`);
  if (outcome.resultType === "wildcard")
    throw new Error(`must be one resource: ${request.resource}`);
  const { analysis, ignoredContextKeys } = outcome.result;
  if (ignoredContextKeys?.length !== 0)
    throw new Error(
      `${request.action} has no context key ${String(ignoredContextKeys)}`,
    );
  return decisionOf(analysis);
}

function givenOnly(
  variables: EvaluatorRequest["contextVariables"],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

type Statements = "allowStatements" | "denyStatements" | "unmatchedStatements";

function decisionOf(analysis: RequestAnalysis): Decision {
  const { resourceAnalysis, identityAnalysis, result } = analysis;
  const explained = (
    kind: Statements,
    parts = [resourceAnalysis, identityAnalysis],
  ) =>
    parts.flatMap((part) => part?.[kind].map(({ explain }) => explain) ?? []);
  const allow = explained("allowStatements");
  const deny = explained("denyStatements");
  for (const one of [...allow, ...deny, ...explained("unmatchedStatements")])
    for (const { operator, missingOperator } of one.conditions ?? [])
      if (missingOperator)
        throw new Error(`${one.identifier} has no known operator: ${operator}`);
  return {
    allowed: result === "Allowed",
    allowSids: allow.map(({ identifier }) => identifier),
    denySids: deny.map(({ identifier }) => identifier),
    unmet: Object.fromEntries(
      explained("unmatchedStatements", [resourceAnalysis]).map((one) => [
        one.identifier,
        [
          ...(one.principalMatch === "NoMatch" ? ["principal"] : []),
          ...(one.actionMatch ? [] : ["action"]),
          ...(one.resourceMatch ? [] : ["resource"]),
          ...(one.conditions ?? [])
            .filter(({ matches }) => !matches)
            .map(({ conditionKeyValue }) => conditionKeyValue),
        ],
      ]),
    ),
  };
}

/**
 * Spells `${*}`, `${?}` and `${$}` in conditions as variables with a default value. AWS takes both for the character
 * itself, the evaluator only the latter where the operator has no wildcards.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function withPlainCharacters(policy: IamPolicy): IamPolicy {
  const spell = ({ Condition, ...statement }: IamStatement): IamStatement => ({
    ...statement,
    ...(Condition && {
      Condition: JSON.parse(
        JSON.stringify(Condition).replaceAll(
          /\$\{([*?$])\}/g,
          (_, character: string) => `\${character, '${character}'}`,
        ),
      ) as typeof Condition,
    }),
  });
  return { ...policy, Statement: policy.Statement.map(spell) };
}
