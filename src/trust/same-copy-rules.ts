import type { Problems } from "../validation/problems";
import { rule, type Rule } from "../validation/rules";
import { OWN_COPY, otherCopyOf } from "../terraform/one-copy";

const OTHER_COPY = rule(
  (name: string, other: string) =>
    `must be a ${name} of this copy of the library, ${OWN_COPY}, and not of that in ${other}`,
);

/** Says that a value is not of a class, and where it is of the same class of another copy, which two copies there are. */
export function addOther(
  problems: Problems,
  path: string,
  value: unknown,
  expected: {
    readonly name: string;
    readonly must: Rule;
    readonly fix: string;
  },
): void {
  const { name, must, fix } = expected;
  const other = otherCopyOf(value, name);
  if (other === undefined) problems.add(path, must, value, fix);
  else
    problems.add(
      path,
      OTHER_COPY(name, other),
      name,
      "have one version of the library in package.json, and run `npm dedupe`",
    );
}
