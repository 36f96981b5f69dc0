import { letsIn, open, type Said } from "../finding";
import { blocks, both, isEmpty, texts } from "../json";
import { listed, say } from "../markdown";
import { isWorld } from "../policy/world";
import type { AttributeChange, JudgedResource, TypeJudge } from "./judge";

/** Which addresses may connect, in Google Cloud. */
export const GOOGLE_FIREWALL: TypeJudge = {
  judged: {
    source_ranges: sources,
    source_tags: onlyLater,
    source_service_accounts: onlyLater,
    allow: onlyLater,
    disabled: onlyLater,
    direction: onlyLater,
  },
  readsUnknown: ["source_ranges"],
  created: (resource) =>
    isFromAnywhere(resource) && allowsIn(resource)
      ? told(["0.0.0.0/0"], resource)
      : [],
  rest: "harmless",
};

function sources(change: AttributeChange): readonly Said[] {
  if (!allowsIn(change.resource)) return [];
  if (isEmpty(change.after)) return onlyLater(change);
  const [old, now] = both(change, texts);
  return told(
    now.filter((one) => !old.includes(one)),
    change.resource,
  );
}

/** More ports, or the same rule switched on, for all that are named. */
function onlyLater({ resource }: AttributeChange): readonly Said[] {
  const { before, after } = resource;
  return before === undefined || !allowsIn(resource)
    ? []
    : told(
        isFromAnywhere(resource)
          ? ["0.0.0.0/0"]
          : texts(after?.["source_ranges"]),
        resource,
      );
}

const SOURCES = ["source_ranges", "source_tags", "source_service_accounts"];

/** A rule that names no source at all is for every address. */
function isFromAnywhere({ after }: JudgedResource): boolean {
  return SOURCES.every((key) => isEmpty(after?.[key]));
}

function allowsIn({ after }: JudgedResource): boolean {
  return (
    after !== undefined &&
    after["direction"] !== "EGRESS" &&
    after["disabled"] !== true &&
    !isEmpty(after["allow"])
  );
}

function told(come: readonly string[], { before, after }: JudgedResource) {
  const world = come.filter(isWorld);
  const others = come.filter((one) => !isWorld(one));
  const ports = listed(
    blocks(after?.["allow"]).map(({ protocol, ports: some }) =>
      isEmpty(some)
        ? say`**every port** of ${String(protocol)}`
        : say`${String(protocol)} port ${listed(texts(some))}`,
    ),
  );
  return [
    ...(world.length > 0
      ? [
          open(
            say`**public**: open to **everyone on the internet**: ${listed(world)}, to ${ports}`,
          ),
        ]
      : []),
    ...(others.length > 0 && before !== undefined
      ? [letsIn(say`**now** also ${listed(others)}, to ${ports}`)]
      : []),
  ];
}
