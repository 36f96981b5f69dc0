import { allowsTooMuch, letsIn, open, type Said } from "../finding";
import { blocks, both, canonical, type JsonObject, own, texts } from "../json";
import { listed, say, shown } from "../markdown";
import { isWorld } from "../policy/world";
import type {
  AttributeChange,
  AttributeJudge,
  JudgedResource,
  TypeJudge,
} from "./judge";

/** Which addresses may connect, in Azure: rules in the group. */
export const AZURE_SECURITY_GROUP: TypeJudge = {
  judged: {
    security_rule: (change) => {
      const [old, now] = both(change, blocks);
      const had = new Set(old.map(canonical));
      return now
        .filter((rule) => !had.has(canonical(rule)))
        .flatMap((rule) => opened(rule, change.resource));
    },
  },
  rest: "harmless where new",
};

const PARTS = [
  ...["source_address_prefix", "source_address_prefixes", "access"],
  ...["direction", "destination_port_range", "destination_port_ranges"],
  "protocol",
];

/** One rule by itself. */
export const AZURE_SECURITY_RULE: TypeJudge = {
  judged: Object.fromEntries(PARTS.map((key) => [key, firstOf(key)])),
  created: (resource) => opened(resource.after ?? {}, resource),
  rest: "harmless where new",
};

/** A change of several parts is told once. */
function firstOf(key: string): AttributeJudge {
  return ({ resource }) => {
    const { before, after } = resource;
    if (before === undefined || after === undefined) return [];
    const first = PARTS.find(
      (one) => canonical(before[one]) !== canonical(after[one]),
    );
    return first === key ? opened(after, resource) : [];
  };
}

function opened(rule: JsonObject, { before }: JudgedResource): readonly Said[] {
  const isIn = /^inbound$/i.test(String(rule["direction"]));
  if (!isIn || !/^allow$/i.test(String(rule["access"]))) return [];
  const sources = [
    ...texts(rule["source_address_prefix"]),
    ...texts(rule["source_address_prefixes"]),
  ];
  const ports = listed([
    ...texts(rule["destination_port_range"]),
    ...texts(rule["destination_port_ranges"]),
  ]);
  if (sources.some(isWorld))
    return [
      open(
        say`**public**: open to **everyone on the internet**: ${listed(sources)}, to port ${ports}`,
      ),
    ];
  return before === undefined
    ? []
    : [letsIn(say`**now** ${listed(sources)}, to port ${ports}`)];
}

/** Which addresses may connect to a database. */
export const AZURE_FIREWALL_RULE: TypeJudge = {
  judged: { start_ip_address: range, end_ip_address: endOfRange },
  rest: "harmless where new",
};

function range({ resource }: AttributeChange): readonly Said[] {
  const [first, last] = ["start_ip_address", "end_ip_address"].map((key) =>
    String(own(resource.after, key) ?? ""),
  );
  if (resource.after === undefined) return [];
  if (first === "0.0.0.0" && last === "0.0.0.0")
    return [open(say`**public**: open to **everyone in Azure**, ${"0.0.0.0"}`)];
  // Half of all addresses, or more.
  const isWide =
    Number(last?.split(".")[0]) - Number(first?.split(".")[0]) > 120;
  if (isWide)
    return [
      open(
        say`**public**: open to **everyone on the internet**, from ${first ?? ""} to ${last ?? ""}`,
      ),
    ];
  return resource.before === undefined
    ? []
    : [letsIn(say`**now** from ${first ?? ""} to ${last ?? ""}`)];
}

function endOfRange(change: AttributeChange): readonly Said[] {
  const { before, after } = change.resource;
  return before !== undefined &&
    own(before, "start_ip_address") === own(after, "start_ip_address")
    ? range(change)
    : [];
}

const POWERFUL =
  /^(?:Owner|Contributor|User Access Administrator|Role Based Access Control Administrator|.* Administrator)$/;

/** Gives a role in Azure to somebody. */
export const AZURE_ROLE_ASSIGNMENT: TypeJudge = {
  judged: {},
  created: ({ after }) => {
    const name =
      after?.["role_definition_name"] ?? after?.["role_definition_id"];
    const words = say`gives ${shown(name)} on ${shown(after?.["scope"])} to ${shown(after?.["principal_id"])}`;
    return [POWERFUL.test(String(name)) ? allowsTooMuch(words) : letsIn(words)];
  },
  rest: "harmless where new",
};
