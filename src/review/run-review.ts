import {
  differences,
  DIFFERS,
  exitCodeOf,
  readPlan,
  renderDifferences,
  renderVerdict,
  UNREADABLE,
  UnreadablePlanError,
  verdict,
} from ".";

/** What a command prints, and ends with. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const USAGE = `usage: npm run review -- [--reviewed <reviewed.json> [<configurations>]] <plan.json>
  <configurations>: --reviewed-configuration <cdk.tf.json> --configuration <cdk.tf.json>
  <plan.json> is the output of: terraform show -json <plan file>; "-" is standard input
`;

/** Runs the command line: judges one plan, or compares it with the one that was reviewed. */
export function runReview(
  args: readonly string[],
  readFile: (name: string) => string,
): Outcome {
  const given = parsed(args);
  if (!given) return { code: UNREADABLE, stdout: "", stderr: USAGE };
  const { plan, reviewed, configurations } = given;
  try {
    if (reviewed === undefined) {
      const judged = verdict(readNamed(plan, readFile, readPlan));
      return printed(renderVerdict(judged), exitCodeOf(judged.level));
    }
    const [old, now] = configurations.map((name) =>
      readNamed(name, readFile, configurationText),
    );
    const found = differences(
      readNamed(reviewed, readFile, readPlan),
      readNamed(plan, readFile, readPlan),
      { sameConfiguration: old !== undefined && old === now },
    );
    return printed(renderDifferences(found), found.length > 0 ? DIFFERS : 0);
  } catch (error) {
    if (!(error instanceof UnreadablePlanError)) throw error;
    return { code: UNREADABLE, stdout: "", stderr: `${error.message}\n` };
  }
}

const BOTH_CONFIGURATIONS = ["--reviewed-configuration", "--configuration"];

/** What the arguments name: the plan after all options, of which those of the configurations are given both or not. */
function parsed(args: readonly string[]) {
  const names = args.filter((_, index) => index % 2 === 0).slice(0, -1);
  const files = args.filter((_, index) => index % 2 === 1);
  const options = new Map(names.map((name, index) => [name, files[index]]));
  const plan = args.at(-1);
  const configurations = BOTH_CONFIGURATIONS.flatMap(
    (name) => options.get(name) ?? [],
  );
  const known = [
    ...(options.has("--reviewed") ? ["--reviewed"] : []),
    ...(configurations.length > 0 ? BOTH_CONFIGURATIONS : []),
  ];
  const isRight =
    args.length === 1 + 2 * options.size &&
    options.size === known.length &&
    known.every((name) => options.has(name)) &&
    (options.size === 0 || options.has("--reviewed")) &&
    ![plan, ...files].some((file) => file === undefined || isOption(file));
  return isRight && plan !== undefined
    ? { plan, reviewed: options.get("--reviewed"), configurations }
    : undefined;
}

function isOption(argument: string): boolean {
  return argument.startsWith("-") && argument !== "-";
}

/** A configuration, as it is. An empty file is the same as another empty one, but is none. */
function configurationText(text: string): string {
  if (!/^\s*\{/.test(text))
    throw new UnreadablePlanError(
      "the input is no configuration",
      "give the cdk.tf.json that the plan was made from",
    );
  return text;
}

function printed(stdout: string, code: number): Outcome {
  return { code, stdout, stderr: "" };
}

/** @throws UnreadablePlanError which names the file */
function readNamed<T>(
  name: string,
  readFile: (name: string) => string,
  of: (text: string) => T,
): T {
  let text: string;
  try {
    text = readFile(name);
  } catch (error) {
    throw new UnreadablePlanError(
      `${name}: can't be read`,
      error instanceof Error ? error.message : String(error),
    );
  }
  try {
    return of(text);
  } catch (error) {
    if (error instanceof UnreadablePlanError) throw error.of(name);
    throw error;
  }
}
