import type { PolicyCondition, PolicyStatement } from "./policy-document";

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
  readonly verb?:
    "Clear" | "Create" | "Lock" | "Manage" | "Pass" | "Tag" | "Use";
  readonly condition?: PolicyCondition;
}

/** The statement that lets somebody plan, apply and destroy. */
export function manage(need: Need): PolicyStatement {
  const { reads = [], writes = [], verb = "Manage" } = need;
  return allow(writes.length > 0 ? verb : "Read", need, [...reads, ...writes]);
}

/** The statement that lets somebody plan; none for what is not read. */
export function read(need: Need): readonly PolicyStatement[] {
  const { reads = [] } = need;
  return reads.length > 0 ? [allow("Read", need, reads)] : [];
}

function allow(
  verb: string,
  { of, resources, condition }: Need,
  actions: readonly string[],
): PolicyStatement {
  return {
    sid: `${verb}${of}`,
    effect: "Allow",
    actions: [...actions].sort(),
    resources: [...resources],
    ...(condition && { condition: [condition] }),
  };
}
