/** What is known of a stack when it leaves. */
export interface LeavingStack {
  readonly name: string;
  /** Its HCL, with the state where it was. */
  readonly hcl: string;
  /** The file of its state, from the folder that it goes to; none where the state is elsewhere, or nothing was applied. */
  readonly stateFile?: string;
}

/** The setting of a local state, with the path of its file. */
const LOCAL_PATH =
  /^( {2}backend "local" \{\n(?: .*\n)*? {4}path\s*= )"(.*)"$/m;

/** The path of a local state, from the folder that Terraform was run in; none for all other states. */
export function localStatePath(hcl: string): string | undefined {
  return LOCAL_PATH.exec(hcl)?.[2];
}

/** The files of a folder that needs nothing but Terraform, by their names. */
export function leftStack(
  stack: LeavingStack,
): Readonly<Record<string, string>> {
  return {
    "main.tf": stack.hcl.replace(LOCAL_PATH, '$1"terraform.tfstate"'),
    "README.md": readme(stack),
    ".gitignore": ".terraform/\n*.tfplan\n*.tfstate\n*.tfstate.*\n",
  };
}

function readme({ name, hcl, stateFile }: LeavingStack): string {
  const [, versions = ">= 1.7.0"] =
    /^ {2}required_version = "(.*)"$/m.exec(hcl) ?? [];
  const isLocal = localStatePath(hcl) !== undefined;
  const isApplied = !isLocal || stateFile !== undefined;
  const state = !isLocal
    ? "The state stays where it is, which `main.tf` says."
    : "The state is `terraform.tfstate` in this folder: keep it, and in no repository.";
  const commands = [
    ...(stateFile === undefined
      ? []
      : [`mv ${quoted(stateFile)} terraform.tfstate`]),
    "terraform init",
    isApplied ? "terraform plan # nothing to change" : "terraform plan",
  ];
  return `# ${name}

The AWS side of Postgres backups by GitHub Actions, for Terraform ${versions}, and nothing else. ${state}

\`\`\`sh
${commands.join("\n")}
\`\`\`

From here on \`main.tf\` is what counts. No rules are checked any more but those of Terraform and AWS: read who gets in.
`;
}

/** A path as a word of a POSIX shell. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path)
    ? path
    : `'${path.replaceAll("'", "'\\''")}'`;
}
