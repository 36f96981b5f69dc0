import type { Configuration } from "../configuration";
import type { Finding } from "../finding";
import type { Plan } from "../plan";
import { data } from "./data";
import { givenOut } from "./given-out";
import { providers } from "./providers";

/**
 * What happens before there is a plan to review, and so stands in none of its changes: data is read, providers connect.
 * Only the configuration tells.
 */
export function judgeWhilePlanning(
  plan: Plan,
  configuration: Configuration,
): Finding[] {
  return [
    ...data(plan, configuration),
    ...providers(plan),
    ...givenOut(plan, configuration),
  ];
}
