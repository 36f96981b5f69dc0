import { allows, type Finding, notJudged, type Said } from "../finding";
import { isObject, own } from "../json";
import { listed, plain, say } from "../markdown";
import type { Plan } from "../plan";
import { isFromUsualSource } from "../usual-provider";
import {
  type Configured,
  expressionsIn,
  saysSomething,
  valuesOf,
} from "./values";

/** What a provider is told beyond the account and the place that it works in: by the names of its settings. */
const SETTINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)exec\.(?:command|args)$/, "runs a command while planning"],
  [
    /^(?!use_|s3_us_east_1_regional).*(?:^endpoints\.|(?:^|_)(?:endpoint|endpoints|metadata_host|universe_domain)$)/,
    "sends its requests to other addresses",
  ],
  [
    /^assume_role(?:_with_web_identity|_with_saml)?\.(?:role_arn|.*identity_token)|^impersonate_service_account$/,
    "acts as another role",
  ],
  [
    /^(?:shared_(?:credentials|config)_files?|assume_role_with_web_identity\.web_identity_token_file)$/,
    "takes its credentials from files",
  ],
  [/^(?:https?_)?proxy(?:_url)?$/, "sends its requests by way of a proxy"],
  [
    /(?:^|_|\.)(?:insecure|skip_tls_verify|insecure_skip_verify|custom_ca_bundle|cluster_ca_bundle)$/,
    "takes another one's answers for the service's",
  ],
];

/** Settings with which a provider does other things than one reads off the plan's changes. */
export function providers(plan: Plan): Finding[] {
  const all = own(own(plan, "configuration"), "provider_config");
  return Object.entries(isObject(all) ? all : {}).flatMap(([key, provider]) => {
    const configured = expressionsIn(own(provider, "expressions"));
    return [
      ...SETTINGS.flatMap(([name, what]) => setting(name, what, configured)),
      ...source(String(own(provider, "full_name") ?? "")),
    ].map((said) => ({ ...said, address: `provider ${key}` }));
  });
}

function setting(
  name: RegExp,
  what: string,
  configured: readonly Configured[],
): Said[] {
  const some = configured.filter(
    (one) => name.test(one.path) && saysSomething(one),
  );
  if (some.length === 0) return [];
  const values = some.map(
    ({ path, expression }) => say`${path} ${valuesOf([expression])}`,
  );
  return [
    { ...allows(say`**${plain(what)}**: ${listed(values)}`), isUrgent: true },
  ];
}

function source(name: string): Said[] {
  return isFromUsualSource(name)
    ? []
    : [notJudged(say`**foreign**: it is ${name}, which runs while planning`)];
}
