import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { at, isRecord } from "../validation/values";
import type { Trust } from "./trust";

const SET = rule(
  "must be set where it is given, since without a value it would narrow nothing",
);

/** What narrows a trust beside its context. */
const NARROWING = ["ownerId", "repositoryId", "claims"];

/**
 * Checks that what is given to narrow a trust has a value: a variable that is not set, as in
 * `claims: { ref: process.env.REF }`, must let nobody in.
 */
export function checkNarrowing(
  problems: Problems,
  path: string,
  trust: Trust,
): void {
  const { claims } = trust;
  addUnset(problems, path, trust, NARROWING);
  if (isRecord(claims))
    addUnset(problems, at(path, "claims"), claims, Object.keys(claims));
}

function addUnset(
  problems: Problems,
  path: string,
  given: object,
  keys: readonly string[],
): void {
  for (const key of keys)
    if (Object.hasOwn(given, key) && given[key as never] === undefined)
      problems.add(
        at(path, key),
        SET,
        undefined,
        "set the variable that it comes from, or leave it out",
      );
}
