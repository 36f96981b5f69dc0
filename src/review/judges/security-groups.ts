import { letsIn, notJudged, open, type Said } from "../finding";
import {
  blocks,
  both,
  canonical,
  isEmpty,
  type JsonObject,
  own,
  saysTheSame,
  texts,
} from "../json";
import { KnownAfterApply } from "../known-after-apply";
import { from, listed, type Markdown, plain, say } from "../markdown";
import { isWorld } from "../policy/world";
import type {
  AttributeChange,
  AttributeJudge,
  JudgedResource,
  TypeJudge,
} from "./judge";

/** Which addresses may connect to what is in the group. */
export const SECURITY_GROUP: TypeJudge = {
  judged: { ingress, egress: () => [] },
  readsUnknown: ["egress"],
  harmless: [
    ...["name", "name_prefix", "vpc_id", "owner_id"],
    "revoke_rules_on_delete",
  ],
};

const ADDRESSES = ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"];
const OTHERS = [
  ...["security_groups", "prefix_list_ids", "source_security_group_id"],
  ...["referenced_security_group_id", "prefix_list_id"],
];
const PORTS = ["protocol", "ip_protocol", "from_port", "to_port"];
const PARTS = [...ADDRESSES, ...OTHERS, ...PORTS];

/** A rule of its own. */
export const SECURITY_GROUP_RULE: TypeJudge = {
  judged: Object.fromEntries(PARTS.map((key) => [key, partOfRule(key)])),
  readsUnknown: [...ADDRESSES, ...OTHERS],
  created: (resource) => ruleEntries(resource, true),
  rest: "harmless",
};

/** What goes out lets nobody in. */
export const EGRESS_RULE: TypeJudge = { judged: {}, rest: "harmless" };

/** A change of a rule that is there is told once, with the first part that changes. */
function partOfRule(key: string): AttributeJudge {
  return ({ resource }) => {
    const { before, after } = resource;
    if (before === undefined || after === undefined) return [];
    const first = PARTS.find((one) => !saysTheSame(before[one], after[one]));
    return first === key ? ruleEntries(resource, false) : [];
  };
}

function ingress(change: AttributeChange): readonly Said[] {
  if (change.after instanceof KnownAfterApply)
    return [
      notJudged(
        say`${"ingress"} is known only after apply${from(change.after)}`,
      ),
    ];
  const [old, now] = both(change, (value) => blocks(value));
  return told(
    newIn(now.flatMap(entriesOf), old.flatMap(entriesOf)),
    change.resource.before === undefined,
  );
}

function ruleEntries({ before, after }: JudgedResource, isNew: boolean) {
  if (own(after, "type") === "egress") return [];
  return told(newIn(entriesOf(after ?? {}), entriesOf(before ?? {})), isNew);
}

/** What was not let in before, one by one or with everyone. */
function newIn(now: readonly Entry[], old: readonly Entry[]): Entry[] {
  const had = new Set(old.map(({ text }) => text));
  const open = new Set(
    old.filter((one) => isWorld(one.from)).map(({ to }) => to),
  );
  const come = now.filter(
    ({ text, to, from: one }) =>
      !had.has(text) && !(open.has(to) && one !== undefined),
  );
  return [...new Map(come.map((one) => [one.text, one])).values()];
}

interface Entry {
  readonly to: string;
  readonly from: unknown;
  readonly text: string;
  readonly words: Markdown;
}

/** Whom a rule lets in, to what, one by one. */
function entriesOf(block: JsonObject): Entry[] {
  const ports = portsOf(block);
  return [...ADDRESSES, ...OTHERS].flatMap((key) =>
    valuesOf(block[key]).map((one) => ({
      to: ports.text,
      from: ADDRESSES.includes(key) ? one : undefined,
      text: canonical([String(one), ports.text]),
      words:
        one instanceof KnownAfterApply
          ? say`what is known only after apply${from(one)}, to ${ports}`
          : say`${String(one)}, to ${ports}`,
    })),
  );
}

function valuesOf(value: unknown): unknown[] {
  return [isEmpty(value) ? [] : value].flat();
}

function portsOf(block: JsonObject): Markdown {
  const protocol = String(block["protocol"] ?? block["ip_protocol"] ?? "-1");
  const [first, last] = [block["from_port"], block["to_port"]];
  if (protocol === "-1" || protocol === "all") return plain("**every port**");
  if (first === 0 && last === 65535) return say`**every port** of ${protocol}`;
  const range =
    first === last
      ? texts(first).join()
      : `${texts(first).join()}-${texts(last).join()}`;
  return say`${protocol} port ${range}`;
}

function told(entries: readonly Entry[], isNew: boolean): readonly Said[] {
  const world = entries.filter((one) => isWorld(one.from));
  const unknown = entries.filter(
    ({ from: one }) => one instanceof KnownAfterApply && !one.isMade,
  );
  const others = entries.filter(
    (one) => !world.includes(one) && !unknown.includes(one),
  );
  return [
    ...(world.length > 0
      ? [
          open(
            say`**public**: open to **everyone on the internet**: ${listed(
              world.map(({ words }) => words),
              "; ",
            )}`,
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          notJudged(
            say`lets in ${listed(
              unknown.map(({ words }) => words),
              "; ",
            )}`,
          ),
        ]
      : []),
    // A new group lets in whom it is made for; one that is there lets in others.
    ...(others.length > 0 && !isNew
      ? [
          letsIn(
            say`**now** also ${listed(
              others.map(({ words }) => words),
              "; ",
            )}`,
          ),
        ]
      : []),
  ];
}
