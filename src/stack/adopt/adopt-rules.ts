import { didYouMeanName } from "../../validation/did-you-mean";
import { knownText } from "../../validation/kinds";
import { list } from "../../validation/list";
import { Problems } from "../../validation/problems";
import { rule } from "../../validation/rules";
import { matching } from "../../validation/text-rule";
import { GUIDE } from "./adopted-addresses";
import { ADOPTABLE } from "./import-ids";

const FIX = `write "${GUIDE}", or an address as the plan has it, such as "aws_s3_bucket_lifecycle_configuration.backups"`;

/** What is there already, by address. */
export const adopt = list(
  knownText(
    matching(
      /^(?:guide|aws_[a-z0-9_]+\.[\w-]+)$/,
      `must be "${GUIDE}" or the address of a resource`,
      FIX,
    ),
  ),
  {
    fix: `write ["${GUIDE}"], or leave it out`,
    unique: {
      rule: rule((earlier: string) => `must differ from ${earlier}`),
      fix: "remove it",
    },
  },
);

const THERE = rule("must be the address of a resource that the stack makes");
const BY_NAME = rule(
  `must be the address of what has a name for an id: ${ADOPTABLE.filter((type) => !type.endsWith("_exclusive")).join(", ")}`,
);

/**
 * Checks that each address is one that the stack makes, and can be taken over by a name.
 *
 * @throws InvalidPropsError with every broken rule
 */
export function checkAdopted(
  stackId: string,
  addresses: readonly string[],
  made: readonly string[],
): void {
  const problems = new Problems();
  addresses.forEach((address, index) => {
    if (address === GUIDE) return;
    const path = `adopt[${index}]`;
    const [type = ""] = address.split(".");
    if (!made.includes(address))
      problems.add(path, THERE, address, didYouMeanName(address, made));
    else if (!ADOPTABLE.includes(type))
      problems.add(
        path,
        BY_NAME,
        address,
        `leave it out, and run \`terraform import ${address} <id>\` before the plan`,
      );
  });
  problems.throwIfAny(stackId);
}
