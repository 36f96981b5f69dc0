import { DATA } from "./data.cases";
import { ENTRANCES } from "./entrances.cases";
import type { Case } from "./module";
import { OTHERS } from "./other.cases";
import { PERMISSIONS } from "./permissions.cases";
import { PROTECTIONS } from "./protections.cases";

/** A change of each kind that the verdict tells apart, and next to it one that looks alike and is harmless. */
export const CASES: Readonly<Record<string, Case>> = {
  ...ENTRANCES,
  ...PERMISSIONS,
  ...PROTECTIONS,
  ...DATA,
  ...OTHERS,
};
