import type { PostgresBackupStackProps } from "./postgres-backup-stack";
import { stackPartition } from "./stack-defaults";
import { issuerOf } from "./trust/issuer";
import type { Problems } from "./validation/problems";

/** What a stack takes for itself in an account, or in a partition. */
export interface Claimed {
  readonly stackId: string;
  /** The partition: accounts and bucket names of one are unknown to the others. */
  readonly partition: string;
  /** The account's id, if the stack says which. */
  readonly accountId?: string;
  readonly bucketName: string;
  /** The issuer of the identity provider that the stack creates, if it creates one. */
  readonly createdIssuer?: string;
  readonly roleNames: readonly string[];
}

/** What a stack takes for itself. */
export function claimed(id: string, props: PostgresBackupStackProps): Claimed {
  const { identityProvider, accountId, bucket, backups } = props;
  return {
    stackId: id,
    partition: stackPartition(props),
    accountId,
    bucketName: bucket.name,
    createdIssuer:
      identityProvider?.source === "existing"
        ? undefined
        : issuerOf(identityProvider?.github).hostPath,
    roleNames: backups.map(({ roleName }) => roleName),
  };
}

/**
 * Checks that a stack does not create what another stack of the same app creates. Two stacks are taken to be in one
 * account unless both say that they are not.
 */
export function checkNeighbours(
  problems: Problems,
  own: Claimed,
  others: readonly Claimed[],
): void {
  for (const other of others) {
    if (other.partition !== own.partition) continue;
    const its = `as the stack ${JSON.stringify(other.stackId)} has it already`;
    if (other.bucketName === own.bucketName)
      problems.add(
        "bucket.name",
        `must differ from every other stack's, ${its}`,
        own.bucketName,
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
    const taken = other.roleNames.map((name) => name.toLowerCase());
    own.roleNames.forEach((name, index) => {
      if (taken.includes(name.toLowerCase()))
        problems.add(
          `backups[${index}].roleName`,
          `must differ from every other role's in the account, ${its}`,
          name,
          `choose another name, ${orApart}`,
        );
    });
  }
}
