import { bold, listed, type Markdown, NOTHING, plain, say } from "../markdown";
import type { Condition, Named, Statement } from "../policy/statement";
import { conditionWords } from "../policy/condition-words";
import { subjectWords } from "./subject-words";

/** What it takes to assume a role, which needs no word. */
const USUAL =
  /^(sts:AssumeRole|sts:AssumeRoleWithWebIdentity|sts:AssumeRoleWithSAML)$/i;

/** What `aws-actions/configure-aws-credentials` asks for, which needs no word either. */
const AUDIENCE = "sts.amazonaws.com";

const SUBJECT = /^(StringEquals|StringLike)$/;

/** Who gets in by a statement of a trust policy, one line for each. */
export function entrants(statement: Statement): Markdown[] {
  const { principals, actions, conditions } = statement;
  const may = moreThanUsual(actions);
  const values = principals?.values ?? ["AWS:*"];
  const except = principals?.except ? say`${bold("everyone but")} ` : NOTHING;
  return values.flatMap((principal) => {
    const federated = /^Federated:(.*)$/s.exec(principal)?.[1];
    const subject = conditions.find(isSubject);
    if (federated === undefined || subject === undefined)
      return [
        say`${except}${principalWords(principal)}${conditionWords(told(conditions))}${may}`,
      ];
    const rest = told(conditions.filter((one) => one !== subject));
    const isPattern = subject.operator === "StringLike";
    const isGitHub = isOfGitHub(federated, subject.key);
    return subject.values.map(
      (value) =>
        say`${except}${subjectWords(value, { isPattern, isGitHub })}, by ${federated}${conditionWords(rest)}${may}`,
    );
  });
}

/** Of a company of its own, GitHub's issuer may end with the company's name. */
const GITHUB = /^token\.actions\.githubusercontent\.com(?:\/[\w-]+)?$/;

/** Whether the tokens are GitHub's: by their issuer, or by the condition's key where the issuer is not known yet. */
function isOfGitHub(provider: string, key: string): boolean {
  const issuer = key.replace(/:sub$/i, "").toLowerCase();
  return (
    GITHUB.test(issuer) &&
    (provider.startsWith("(known only after apply") ||
      provider.replace(/^.*:oidc-provider\//, "") === issuer)
  );
}

function moreThanUsual({ except, values }: Named): Markdown {
  if (except) return say`, who may also everything but ${listed(values)}`;
  const others = values.filter((action) => !USUAL.test(action));
  return others.length === 0 ? NOTHING : say`, who may also ${listed(others)}`;
}

/** The conditions that are not on the subject, which names who gets in. */
export function besidesSubject({
  conditions,
}: Statement): readonly Condition[] {
  return conditions.filter((one) => !isSubject(one));
}

function isSubject({ operator, key }: Condition): boolean {
  return SUBJECT.test(operator) && /:sub$/i.test(key);
}

function told(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter(
    ({ operator, key, values }) =>
      !(
        operator === "StringEquals" &&
        /:aud$/i.test(key) &&
        values.join() === AUDIENCE
      ),
  );
}

function principalWords(principal: string): Markdown {
  const colon = principal.indexOf(":");
  const [type, name] = [principal.slice(0, colon), principal.slice(colon + 1)];
  if (principal === "AWS:*") return plain("**everyone** (**wildcard**)");
  const account = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  if (type === "AWS" && account !== undefined)
    return say`whomever the account ${account} lets`;
  if (type === "AWS") return say`${name}`;
  if (type === "Service") return say`the service ${name}`;
  if (type === "Federated")
    return /saml-provider/.test(name)
      ? say`users of the SAML provider ${name}`
      : say`**everyone** with a token of ${name} (**wildcard**)`;
  return say`${type} ${name}`;
}
