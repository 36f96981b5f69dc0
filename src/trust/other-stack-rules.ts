import type { Construct } from "constructs";
import { stackOf } from "../terraform/made-before";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";

const SAME_APP = rule(
  (path: string) =>
    `must be in the app of ${path}, since nothing keeps an order between two apps`,
);
const BEFORE = rule(
  (path: string, own: string, other: string) =>
    `must be in a stack that is applied before that of ${path}, which can't be, as ${other} waits for ${own}`,
);

/** Where a construct is about to be placed. */
export interface NewConstruct {
  readonly scope: Construct;
  readonly id: string;
}

/** The path of a construct that is not there yet. */
export function pathOf({ scope, id }: NewConstruct): string {
  return `${scope.node.path}/${id}`;
}

/** Checks that a construct can wait for another one, which may be in another stack. */
export function checkCanWaitFor(
  problems: Problems,
  prop: string,
  needed: Construct,
  made: NewConstruct,
): void {
  const { node } = needed;
  const own = stackOf(made.scope);
  const other = stackOf(needed);
  if (node.root !== made.scope.node.root)
    problems.add(
      prop,
      SAME_APP(pathOf(made)),
      node.path,
      "make both in one app",
    );
  else if (own && other && own !== other && other.dependsOn(own))
    problems.add(
      prop,
      BEFORE(pathOf(made), own.node.path, other.node.path),
      node.path,
      "put both into one stack, or split the stacks so that only one waits for the other",
    );
}
