import { didYouMeanName } from "../validation/did-you-mean";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { KNOWN_PROP } from "../validation/schema";
import { NOT_SHOWN } from "../validation/secrets";
import { at } from "../validation/values";
import { type OptionGroup, terraformName } from "./option-group";

const SECRET = rule(
  "must not be given, since it is a secret that would stand in the JSON",
);
const LEFT_OUT = rule((because: string) => `must not be given, ${because}`);

/**
 * Says which names are no props of a group, and what to do instead. Terraform's names are known in whichever case they
 * are written.
 */
export function checkNames(
  problems: Problems,
  path: string,
  given: Readonly<Record<string, unknown>>,
  { options, secrets = {}, leftOut = {} }: OptionGroup,
): void {
  const known = Object.keys(options);
  for (const [key, value] of Object.entries(given)) {
    if (known.includes(key) || value === undefined) continue;
    const where = at(path, key);
    const secret = like(secrets, key);
    const other = like(leftOut, key);
    if (secret !== undefined) problems.add(where, SECRET, NOT_SHOWN, secret);
    else if (other !== undefined)
      problems.add(where, LEFT_OUT(other[0]), value, other[1]);
    else
      problems.add(
        where,
        KNOWN_PROP,
        NOT_SHOWN,
        ourName(options, key) ?? didYouMeanName(key, known),
      );
  }
}

/** What a table has under Terraform's name for a key that is written in another case. */
function like<T>(table: Readonly<Record<string, T>>, key: string) {
  return Object.entries(table).find(([name]) => bare(name) === bare(key))?.[1];
}

function ourName(
  options: OptionGroup["options"],
  key: string,
): string | undefined {
  const found = Object.entries(options).find(
    ([prop, option]) => bare(terraformName(prop, option)) === bare(key),
  );
  return found && `write it as "${found[0]}"`;
}

const bare = (name: string) => name.replaceAll(/[_-]/g, "").toLowerCase();
