import { Problems } from "../validation/problems";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment variables that a command needs.
 *
 * @throws InvalidPropsError with all that are not set
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
 */
export function settings<Name extends string>(
  env: Environment,
  ...names: readonly Name[]
): Record<Name, string> {
  const problems = new Problems();
  for (const name of names)
    if (!env[name])
      problems.add(
        name,
        "must be set",
        env[name],
        name.startsWith("GITHUB_") && name !== "GITHUB_TOKEN"
          ? "run this in a workflow of GitHub's"
          : "set it in the workflow's `env`",
      );
  problems.throwIfAny("environment");
  return Object.fromEntries(names.map((name) => [name, env[name]])) as Record<
    Name,
    string
  >;
}
