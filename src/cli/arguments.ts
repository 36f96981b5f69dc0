import { parseArgs, type ParseArgsConfig } from "node:util";

/** A command was given arguments that it does not take. */
export class WrongArguments extends Error {
  public override readonly name = "WrongArguments";
}

/**
 * The files and options among a command's arguments, each option at most once.
 *
 * @throws WrongArguments
 */
export function argumentsOf<Name extends string>(
  args: readonly string[],
  ...names: readonly Name[]
): {
  readonly files: readonly string[];
  readonly options: Readonly<Partial<Record<Name, string>>>;
} {
  const options: ParseArgsConfig["options"] = Object.fromEntries(
    names.map((name) => [name, { type: "string", multiple: true }]),
  );
  const { positionals, values } = parsed(args, options);
  for (const [name, given] of Object.entries(values))
    if (given.length > 1)
      throw new WrongArguments(`option '--${name}' is given more than once`);
  return {
    files: positionals,
    options: Object.fromEntries(
      Object.entries(values).map(([name, [value]]) => [name, value]),
    ) as Partial<Record<Name, string>>,
  };
}

function parsed(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig["options"]>,
) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    });
    return { positionals, values: values as Record<string, string[]> };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith("ERR_PARSE_ARGS_")) throw error;
    const [sentence = ""] = message.split(/\.(?:\s|$)/);
    throw new WrongArguments(
      sentence.charAt(0).toLowerCase() + sentence.slice(1),
    );
  }
}
