/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A command was not given what it needs. */
export class UsageError extends Error {}

/**
 * The environment variables that a command needs.
 *
 * @throws UsageError with all that are not set
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
 */
export function settings<Name extends string>(
  env: Environment,
  ...names: readonly Name[]
): Record<Name, string> {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0)
    throw new UsageError(
      `not set: ${missing.join(", ")}: run this in a workflow of GitHub's, and name in its \`env\` what GitHub does not set`,
    );
  return Object.fromEntries(names.map((name) => [name, env[name]])) as Record<
    Name,
    string
  >;
}
