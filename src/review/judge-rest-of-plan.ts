import { type Finding, notJudged, type Said } from "./finding";
import { blocks, isEmpty, own } from "./json";
import { plain, say } from "./markdown";
import type { Plan } from "./plan";

/** What a plan holds and a verdict reads, or need not read because the changes of resources say it. */
const KNOWN = new Set([
  ...["format_version", "terraform_version", "timestamp", "errored"],
  ...["variables", "planned_values", "prior_state", "configuration"],
  ...["resource_changes", "resource_drift", "output_changes"],
  ...["relevant_attributes", "applyable", "complete", "checks"],
  ...["deferred_changes", "action_invocations"],
  ...["deferred_action_invocations", "condition_results"],
]);

/** What is said of the parts of a plan that are not changes of resources. */
export function judgeRestOfPlan(plan: Plan): Finding[] {
  return [
    ...checks(plan),
    ...conditionResults(plan),
    ...listedIn(plan, "deferred_changes", "put off to a later plan"),
    ...listedIn(plan, "action_invocations", "an action is invoked"),
    ...listedIn(plan, "deferred_action_invocations", "an action is put off"),
    ...(own(plan, "complete") === false
      ? [about("the plan", notJudged(plain("it leaves something out")))]
      : []),
    ...Object.keys(plan)
      .filter((key) => !KNOWN.has(key) && !isEmpty(plan[key]))
      .map((key) =>
        about(
          key,
          notJudged(plain("a part of the plan that is not known here")),
        ),
      ),
  ];
}

/**
 * Conditions and checks of the configuration that do not hold, or can't be told yet. A condition of a resource or an
 * output that can't be told yet is no finding: Terraform stops the apply where it does not hold.
 */
function checks(plan: Plan): Finding[] {
  return blocks(own(plan, "checks")).flatMap((check) => {
    const address = String(own(check["address"], "to_display"));
    const isOnlyTold = own(check["address"], "kind") === "check";
    if (check["status"] === "pass") return [];
    if (check["status"] === "unknown" && !isOnlyTold) return [];
    const messages = blocks(check["instances"])
      .flatMap(({ problems }) => blocks(problems))
      .map(({ message }) => String(message));
    return [
      {
        ...about(
          address,
          notJudged(
            say`a check of the configuration: ${String(check["status"])}`,
          ),
        ),
        details: messages.map((message) => say`${message}`),
      },
    ];
  });
}

/** As Terraform 1.2 wrote them. */
function conditionResults(plan: Plan): Finding[] {
  return blocks(own(plan, "condition_results")).flatMap((condition) => {
    if (condition["result"] === true || condition["unknown"] === true)
      return [];
    const message = condition["error_message"];
    const words = say`a condition of the configuration does **not hold**${
      isEmpty(message) ? plain("") : say`: ${String(message)}`
    }`;
    return [about(String(condition["address"]), notJudged(words))];
  });
}

function listedIn(plan: Plan, key: string, words: string): Finding[] {
  return blocks(own(plan, key)).map((one) => {
    const change = own(one, "resource_change") ?? own(one, "action_invocation");
    const address = own(change ?? one, "address") ?? key;
    return about(String(address), notJudged(plain(`**${words}**`)));
  });
}

function about(address: string, said: Said): Finding {
  return { ...said, address };
}
