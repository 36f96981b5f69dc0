import type { Configuration, ConfiguredResource } from "../configuration";
import { allows, type Finding, notJudged, type Said } from "../finding";
import { own } from "../json";
import { plain, say } from "../markdown";
import type { Plan } from "../plan";
import { onlyReads } from "../usual-provider";
import { valuesOf } from "./values";

/** What was done while planning, as the configuration has it. */
export interface Ran {
  readonly address: string;
  readonly type: string;
  readonly json: unknown;
}

/** Data that does more than read what is there: it runs a command, sends a request, or is of a provider that may. */
export function ranWhilePlanning(
  plan: Plan,
  { resources }: Configuration,
): readonly Ran[] {
  const sources = own(own(plan, "configuration"), "provider_config");
  return [...resources].flatMap(([address, one]) => {
    const { json } = one;
    const type = String(own(json, "type"));
    const isRead = ["data", "ephemeral"].includes(String(own(json, "mode")));
    return isRead && !onlyReads({ type, provider_name: sourceOf(one, sources) })
      ? [{ address, type, json }]
      : [];
  });
}

/** Where the provider is from; `undefined` where the plan does not say. */
function sourceOf({ json }: ConfiguredResource, sources: unknown): unknown {
  const key = String(own(json, "provider_config_key"));
  return own(own(sources, key), "full_name");
}

export function data(plan: Plan, configuration: Configuration): Finding[] {
  return ranWhilePlanning(plan, configuration).map(
    ({ address, type, json }) => ({
      ...said(type, own(json, "expressions")),
      address,
    }),
  );
}

/** What is run or called, by type, with the attributes that say so. */
const DOES: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  external: ["runs a command while planning", ["program"]],
  local_command: ["runs a command while planning", ["command", "arguments"]],
  aws_lambda_invocation: [
    "runs a function while planning",
    ["function_name", "input"],
  ],
  http: ["sends a request while planning", ["method", "url"]],
};

function said(type: string, expressions: unknown): Said {
  const does = Object.hasOwn(DOES, type) ? DOES[type] : undefined;
  if (does === undefined)
    return notJudged(say`${type} is read while planning, which may do more`);
  const [what, keys] = does;
  const values = valuesOf(keys.map((key) => own(expressions, key)));
  return {
    ...allows(say`**${plain(what)}**: ${values}`),
    isUrgent: true,
  };
}
