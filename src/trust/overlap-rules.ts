import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { allClaims } from "./claims";
import { subjects } from "./subject";
import type { Trust } from "./trust";

const NOT_COVERED = rule(
  (wider: string) =>
    `must let in somebody whom ${wider} does not let in already`,
);

/** Says which entries let in only whom another one lets in already: their claims narrow nothing. */
export function checkOverlap(
  problems: Problems,
  path: string,
  trusts: readonly Trust[],
): void {
  trusts.forEach((trust, index) => {
    const wider = trusts.findIndex(
      (other, place) =>
        covers(other, trust) && (place < index || !covers(trust, other)),
    );
    if (wider !== -1)
      problems.add(
        `${path}[${index}]`,
        NOT_COVERED(`${path}[${wider}]`),
        trust,
        "remove one of the two",
      );
  });
}

/** Whether whoever a trust lets in is let in by another one too, as far as subjects and claims tell. */
function covers(wide: Trust, narrow: Trust): boolean {
  const subs = subjects(wide);
  const narrowClaims = allClaims(narrow);
  return (
    (wide.dangerouslyMatchContext === undefined) ===
      (narrow.dangerouslyMatchContext === undefined) &&
    subjects(narrow).every((sub) => subs.includes(sub)) &&
    Object.entries(allClaims(wide)).every(([key, values]) =>
      narrowClaims[key]?.every((value) => values.includes(value)),
    )
  );
}
