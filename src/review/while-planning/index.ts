import type { Finding } from "../finding";
import type { Plan } from "../plan";
import { data } from "./data";
import { givenOut } from "./given-out";
import { providers } from "./providers";

/**
 * What happens before there is a plan to review, and so stands in none of its changes: data is read, providers connect.
 * Only the configuration tells.
 */
export function judgeWhilePlanning(plan: Plan): Finding[] {
  return [...data(plan), ...providers(plan), ...givenOut(plan)];
}
