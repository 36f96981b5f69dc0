import type { IdentityCondition, IdentityStatement } from "./identity-policy";

/** What it takes to keep one thing of a stack: to read it, and to make, change and delete it. */
export interface Need {
  /** The thing, in words that a sid can have. */
  readonly of: string;
  readonly resources: readonly string[];
  /** What Terraform reads of it, to plan. */
  readonly reads?: readonly string[];
  /** What else it takes to apply and to destroy. */
  readonly writes?: readonly string[];
  /** What `writes` are in one word, for the sid. */
  readonly verb?: "Create" | "Lock" | "Manage" | "Pass" | "Tag" | "Use";
  readonly condition?: IdentityCondition;
}

/** The statement that lets somebody plan, apply and destroy. */
export function manage(need: Need): IdentityStatement {
  const { reads = [], writes = [], verb = "Manage" } = need;
  return statement(writes.length > 0 ? verb : "Read", need, [
    ...reads,
    ...writes,
  ]);
}

/** The statement that lets somebody plan; none for what is not read. */
export function read(need: Need): readonly IdentityStatement[] {
  const { reads = [] } = need;
  return reads.length > 0 ? [statement("Read", need, reads)] : [];
}

function statement(
  verb: string,
  { of, resources, condition }: Need,
  actions: readonly string[],
): IdentityStatement {
  return {
    Sid: `${verb}${of}`,
    Effect: "Allow",
    Action: [...actions].sort(),
    Resource: resources,
    ...(condition && { Condition: condition }),
  };
}
