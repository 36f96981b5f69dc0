/** What a machine has of a tool: it, or why not and how to have it. */
export type Detected<T> =
  | ({ readonly found: true } & T)
  | { readonly found: false; readonly why: string; readonly remedy: string };

/** The version of hashicorp/aws that this machine can install. */
export interface ProviderVersion {
  readonly version: string;
  /** Whether the synthesized JSON asks for such a version, so that it can stay as it is. */
  readonly inRange: boolean;
}

/** The tools that end-to-end tests need. */
export interface Tools {
  readonly terraform: Detected<{ readonly provider: ProviderVersion }>;
  /** OpenTofu, which nobody needs. */
  readonly opentofu: Detected<{ readonly version: string }>;
  readonly emulator: Detected<{ readonly command: string }>;
  readonly aws: Detected<{ readonly command: string }>;
  readonly checkov: Detected<{ readonly command: string }>;
  readonly schemas: Detected<{ readonly command: string }>;
  readonly zizmor: Detected<{ readonly command: string }>;
  /** PostgreSQL's server: the folder with its commands. */
  readonly postgres: Detected<{ readonly folder: string }>;
  /** The same of a version that writes dumps compressed by zstd. */
  readonly newerPostgres: Detected<{ readonly folder: string }>;
  readonly cdktfCli: Detected<object>;
  /** A server of S3 and STS that goes by tokens and policies. */
  readonly accessServer: Detected<{ readonly command: string }>;
  readonly shellcheck: Detected<{ readonly command: string }>;
}

export type ToolName = keyof Tools;

const VARIABLE = "E2E_TOOLS";

/** Hands what a global setup found to those after it and to the test files, which jest may run in other processes. */
export function publishTools(found: Partial<Tools>): void {
  process.env[VARIABLE] = JSON.stringify({ ...tools(), ...found });
}

/** What the global setups found, of what they looked for. */
export function tools(): Partial<Tools> {
  return JSON.parse(process.env[VARIABLE] ?? "{}") as Partial<Tools>;
}

/** A tool that `describeWith` has made sure of. */
export function tool<Name extends ToolName>(
  name: Name,
): Extract<Tools[Name], { found: true }> {
  const detected = tools()[name];
  if (!detected?.found)
    throw new Error(`${name}: ${detected?.why ?? "nobody looked for it"}`);
  return detected as Extract<Tools[Name], { found: true }>;
}
