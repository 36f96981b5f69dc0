import { hasIds, hasPart } from "./subject";
import type { Trust } from "./trust";

/**
 * The claims that a trust asks for, each with the values of which any one will do: those of its ids too, and what its
 * subject leaves out of repository and environment.
 */
export function allClaims(
  trust: Trust,
): Readonly<Record<string, readonly string[]>> {
  const claims = {
    ...trust.claims,
    ...(!hasPart(trust, "repo") && { repository: trust.repository }),
    ...(!hasPart(trust, "context") && { environment: trust.environment }),
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
