import { choice } from "../validation/kinds";
import { list } from "../validation/list";
import type { Problems } from "../validation/problems";
import { andThen, type Prop, required } from "../validation/prop";
import { object, type Schema } from "../validation/schema";
import { snakeCase } from "../validation/values";
import { isClaimKey } from "./claim-keys";
import { claims } from "./claim-rules";
import { checkOneContext, CONTEXT } from "./context-rules";
import { customSubject } from "./custom-subject-rules";
import { checkIds, id } from "./id-rules";
import { type Issuer, issuerOf } from "./issuer";
import { checkNarrowing } from "./narrowing-rules";
import { checkOverlap } from "./overlap-rules";
import { repository } from "./repository-rules";
import type { Trust } from "./trust";

/** What each prop of a trust must be, by the rules of who signs the tokens. */
export function trustProps(issuer: Issuer = issuerOf()): Schema<Trust> {
  return {
    repository: required(repository),
    ...CONTEXT,
    ownerId: id,
    repositoryId: id,
    subjectFormat: choice(["classic", "immutable", "both"]),
    customSubject: customSubject(issuer),
    claims: claims(issuer),
  };
}

/** Who may assume a role. */
export function trusts(issuer: Issuer): Prop {
  const trust = object(trustProps(issuer), {
    fix: 'write { repository: "octo-org/octo-repo", branch: "main" }',
    fixOfUnknown: fixOfClaim,
    also(problems, path, given) {
      checkOneContext(problems, path, given);
      checkIds(problems, path, given, issuer);
      checkNarrowing(problems, path, given);
    },
  });
  const all = list(trust, {
    fix: 'say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
  });
  return andThen(all, (problems: Problems, path, given) => {
    checkOverlap(problems, path, given as readonly Trust[]);
  });
}

/** What to write instead of a claim that is given as a prop: `jobWorkflowRef`. */
function fixOfClaim(key: string): string | undefined {
  const claim = snakeCase(key);
  return isClaimKey(claim)
    ? `write it as \`claims: { ${claim}: "…" }\``
    : undefined;
}
