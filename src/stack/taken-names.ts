import { madeFor } from "../bucket/features";
import type { NamedByProp } from "../bucket/features/feature";
import type { PostgresBackupStackProps } from "./postgres-backup-stack-props";
import { stackPartition } from "./stack-defaults";
import { type TakenState, takenState } from "../state/taken-state";
import { issuerOf } from "../trust/issuer";
import type { Problems } from "../validation/problems";

/** What a stack takes for itself in an account, or in a partition. */
export interface TakenNames {
  readonly stackId: string;
  /** The partition: accounts and bucket names of one are unknown to the others. */
  readonly partition: string;
  /** The account's id, if the stack says which. */
  readonly accountId?: string;
  /** The buckets that the stack creates. */
  readonly buckets: readonly NamedByProp[];
  /** The issuer of the identity provider that the stack creates, if it creates one. */
  readonly createdIssuer?: string;
  /** The roles that the stack creates. */
  readonly roles: readonly NamedByProp[];
  /** The stack's state. */
  readonly state: TakenState;
}

/** What a stack takes for itself. */
export function namesTaken(
  id: string,
  props: PostgresBackupStackProps,
): TakenNames {
  const { identityProvider, accountId, bucket, backups, state } = props;
  const made = madeFor(bucket);
  return {
    stackId: id,
    partition: stackPartition(props),
    accountId,
    buckets: made.buckets.map(inBucket),
    createdIssuer:
      identityProvider?.source === "existing"
        ? undefined
        : issuerOf(identityProvider?.github).hostPath,
    roles: [
      ...backups.map(({ roleName }, index) => ({
        prop: `backups[${index}].roleName`,
        name: roleName,
      })),
      ...made.roles.map(inBucket),
    ],
    state: takenState(state ?? { type: "local" }, id),
  };
}

function inBucket({ prop, name }: NamedByProp): NamedByProp {
  return { prop: `bucket.${prop}`, name };
}

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
    const its = `as the stack ${JSON.stringify(other.stackId)} has it already`;
    if (own.state.location === other.state.location)
      problems.add(
        own.state.prop,
        `must differ from every other stack's, ${its}, and each would destroy what the other has made`,
        own.state.value,
        "write another one",
      );
    if (other.partition !== own.partition) continue;
    const buckets = other.buckets.map(({ name }) => name);
    for (const { prop, name } of own.buckets)
      if (buckets.includes(name))
        problems.add(
          prop,
          `must differ from every other stack's, ${its}`,
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
        `must be "existing", since AWS allows one provider for an issuer in an account and the stack ${JSON.stringify(other.stackId)} creates it`,
        "create",
        `write { source: "existing" } and make this stack depend on the other, ${orApart}`,
      );
    const taken = other.roles.map(({ name }) => name.toLowerCase());
    for (const { prop, name } of own.roles)
      if (taken.includes(name.toLowerCase()))
        problems.add(
          prop,
          `must differ from every other role's in the account, ${its}`,
          name,
          `choose another name, ${orApart}`,
        );
  }
}
