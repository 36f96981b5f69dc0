import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { isUnknown } from "../validation/values";
import type { TakenNames } from "./taken-names";

const hasIt = (stackId: string) =>
  `as the stack ${JSON.stringify(stackId)} has it already`;

const OTHER_STATE = rule(
  (stackId: string) =>
    `must differ from every other stack's, ${hasIt(stackId)}, and each would destroy what the other has made`,
);
const OTHER_BUCKET = rule(
  (stackId: string) =>
    `must differ from every other stack's, ${hasIt(stackId)}`,
);
const ONE_PROVIDER = rule(
  (stackId: string) =>
    `must be "existing", since AWS allows one provider for an issuer in an account and the stack ${JSON.stringify(stackId)} creates it`,
);
const OTHER_ROLE = rule(
  (stackId: string) =>
    `must differ from every other role's in the account, ${hasIt(stackId)}`,
);

const OTHER_ALARM = rule(
  (stackId: string) =>
    `must differ from what every other alarm in the account and region is called, ${hasIt(stackId)}`,
);

/**
 * Checks that a stack does not create what another stack of the same app creates. Two stacks are taken to be in one
 * account unless both say that they are not.
 */
export function checkNeighbours(
  problems: Problems,
  own: TakenNames,
  others: readonly TakenNames[],
): void {
  for (const other of others) {
    if (own.state.location === other.state.location)
      problems.add(
        own.state.prop,
        OTHER_STATE(other.stackId),
        own.state.value,
        "write another one",
      );
    if (other.partition !== own.partition) continue;
    const buckets = other.buckets.map(({ name }) => name);
    for (const { prop, name } of own.buckets)
      if (buckets.includes(name))
        problems.add(
          prop,
          OTHER_BUCKET(other.stackId),
          name,
          "choose another name",
        );
    const apart =
      own.accountId !== undefined &&
      other.accountId !== undefined &&
      own.accountId !== other.accountId;
    if (apart) continue;
    const orApart =
      "or give both stacks their `accountId` if they are in different accounts";
    if (
      own.createdIssuer !== undefined &&
      own.createdIssuer === other.createdIssuer
    )
      problems.add(
        "identityProvider.source",
        ONE_PROVIDER(other.stackId),
        "create",
        `write { source: "existing" } and make this stack depend on the other, ${orApart}`,
      );
    const taken = other.roles.map(({ name }) => name.toLowerCase());
    for (const { prop, name } of own.roles)
      if (taken.includes(name.toLowerCase()))
        problems.add(
          prop,
          OTHER_ROLE(other.stackId),
          name,
          `choose another name, ${orApart}`,
        );
    if (haveOneAlarm(own, other))
      problems.add(
        "alarm.name",
        OTHER_ALARM(other.stackId),
        own.alarm?.name,
        `choose another name, ${orApart}`,
      );
  }
}

/** Two that are called after their buckets differ as those do, which is asked of the buckets. */
function haveOneAlarm(own: TakenNames, other: TakenNames): boolean {
  const [one, two] = [own.alarm, other.alarm];
  if (one === undefined || two === undefined) return false;
  const inOneRegion =
    isUnknown(one.region) || isUnknown(two.region) || one.region === two.region;
  const byBuckets = one.prop === "bucket.name" && two.prop === "bucket.name";
  return one.name === two.name && inOneRegion && !byBuckets;
}
