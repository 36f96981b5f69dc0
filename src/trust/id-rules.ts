import type { Problems } from "../validation/problems";
import { known } from "../validation/prop";
import { rule } from "../validation/rules";
import { at } from "../validation/values";
import { ID } from "./claim-keys";
import type { Issuer } from "./issuer";
import type { Trust } from "./trust";

const FIND =
  "with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`";

const NO_IDS = rule(
  "must be without ids for GitHub Enterprise Server, whose tokens have none",
);
const BOTH = rule("must be given together with the other id");
const IDS_OF_FORMAT = rule(
  "must be given with `ownerId` and `repositoryId`, which are part of the immutable form",
);

/** An id of GitHub's, which is a string because some are larger than a number can hold exactly. */
export const id = known({
  check(problems, path, value) {
    if (typeof value === "string" && !ID.breaks(value)) return;
    const fix =
      typeof value === "number"
        ? `write "${value}", in quotes`
        : `find it ${FIND}`;
    problems.add(path, ID.rule, value, fix);
  },
});

/** Checks that a trust has both ids or none, as its tokens have them. */
export function checkIds(
  problems: Problems,
  path: string,
  { ownerId, repositoryId, subjectFormat }: Trust,
  issuer: Issuer,
): void {
  const ids = { ownerId, repositoryId };
  const missing = Object.keys(ids).filter(
    (key) => ids[key as keyof typeof ids] === undefined,
  );
  if (missing.length < 2 && !issuer.hasClaimKeys)
    problems.add(path, NO_IDS, ids, "remove `ownerId` and `repositoryId`");
  else if (missing.length === 1)
    problems.add(
      at(path, String(missing[0])),
      BOTH,
      undefined,
      `find both ${FIND}`,
    );
  else if (
    missing.length === 2 &&
    (subjectFormat === "immutable" || subjectFormat === "both")
  )
    problems.add(
      at(path, "subjectFormat"),
      IDS_OF_FORMAT,
      subjectFormat,
      "add both ids, or leave the format out",
    );
}
