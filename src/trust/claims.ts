import { hasIds } from "./subject";
import type { Trust } from "./trust";

/** The claims that a trust asks for, those of its ids included, each with the values of which any one will do. */
export function allClaims(
  trust: Trust,
): Readonly<Record<string, readonly string[]>> {
  const claims = {
    ...trust.claims,
    ...(hasIds(trust) && {
      repository_id: trust.repositoryId,
      repository_owner_id: trust.ownerId,
    }),
  };
  return Object.fromEntries(
    Object.entries(claims).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, [value].flat()]],
    ),
  );
}
