import type { Problems } from "../validation/problems";
import {
  at,
  checkChoice,
  checkObject,
  isFilledList,
  type Shape,
} from "../validation/shape";
import { checkClaims, checkId } from "./claim-rules";
import { CLAIM_KEYS } from "./claim-keys";
import { checkContext } from "./context-rules";
import type { Issuer } from "./issuer";
import { checkOverlap } from "./overlap-rules";
import { checkRepository } from "./repository-rules";
import type { Trust } from "./trust";

/** The props of a trust. */
export const TRUST: Shape<Trust> = {
  repository: true,
  ownerId: false,
  repositoryId: false,
  subjectFormat: false,
  claims: false,
  branch: false,
  tag: false,
  environment: false,
  pullRequest: false,
  dangerouslyMatchContext: false,
};

/** Checks who may assume a role. */
export function checkTrusts(
  problems: Problems,
  path: string,
  trusts: unknown,
  issuer: Issuer,
): void {
  if (
    !isFilledList(
      problems,
      path,
      trusts,
      'say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
    )
  )
    return;
  const before = problems.count;
  trusts.forEach((trust, index) =>
    checkTrust(problems, `${path}[${index}]`, trust, issuer),
  );
  if (problems.count > before) return;
  checkOverlap(problems, path, trusts as readonly Trust[]);
}

function checkTrust(
  problems: Problems,
  path: string,
  trust: unknown,
  issuer: Issuer,
): void {
  if (
    !checkObject<Trust>(
      problems,
      path,
      trust,
      TRUST,
      'write { repository: "octo-org/octo-repo", branch: "main" }',
      fixOfClaim,
    )
  )
    return;
  checkRepository(problems, at(path, "repository"), trust.repository);
  checkContext(problems, path, trust);
  checkIds(problems, path, trust, issuer);
  checkClaims(problems, at(path, "claims"), trust, issuer);
}

/** What to write instead of a claim that is given as a prop: `jobWorkflowRef`. */
function fixOfClaim(key: string): string | undefined {
  const claim = key.replaceAll(
    /[A-Z]/g,
    (letter) => `_${letter.toLowerCase()}`,
  );
  return (CLAIM_KEYS as readonly string[]).includes(claim)
    ? `write it as \`claims: { ${claim}: "…" }\``
    : undefined;
}

function checkIds(
  problems: Problems,
  path: string,
  trust: Trust,
  issuer: Issuer,
): void {
  const { ownerId, repositoryId, subjectFormat } = trust;
  checkId(problems, at(path, "ownerId"), ownerId);
  checkId(problems, at(path, "repositoryId"), repositoryId);
  checkChoice(problems, at(path, "subjectFormat"), subjectFormat, [
    "classic",
    "immutable",
    "both",
  ]);
  const given = [ownerId, repositoryId].filter((id) => id !== undefined).length;
  if (given > 0 && !issuer.hasClaimKeys) {
    problems.add(
      path,
      "must be without ids for GitHub Enterprise Server, whose tokens have none",
      { ownerId, repositoryId },
      "remove `ownerId` and `repositoryId`",
    );
  } else if (given === 1) {
    const missing = ownerId === undefined ? "ownerId" : "repositoryId";
    problems.add(
      at(path, missing),
      "must be given together with the other id",
      undefined,
      "find both with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`",
    );
  } else if (
    given === 0 &&
    (subjectFormat === "immutable" || subjectFormat === "both")
  ) {
    problems.add(
      at(path, "subjectFormat"),
      "must be given with `ownerId` and `repositoryId`, which are part of the immutable form",
      subjectFormat,
      "add both ids, or leave the format out",
    );
  }
}
