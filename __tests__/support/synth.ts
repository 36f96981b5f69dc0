import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { PostgresBackupStack, type PostgresBackupStackProps } from "../../src";

/** A resource, data source or output, as it stands in the JSON. */
export type Block = Readonly<Record<string, unknown>>;

type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A stack's cdk.tf.json, without CDKTF's notes ("//"). */
export interface TerraformJson {
  readonly terraform: Block;
  readonly provider: Readonly<Record<string, readonly Block[]>>;
  readonly resource: Blocks;
  readonly data: Blocks;
  readonly output?: Readonly<Record<string, Block>>;
}

/** What an app wrote. */
export interface SynthesizedApp {
  /** The JSON of each stack, by the stack's id. */
  readonly stacks: Readonly<Record<string, TerraformJson>>;
  /** The annotations of all stacks, as the CDKTF CLI prints them. */
  readonly annotations: readonly Block[];
  /** The stacks that each stack waits for, by the stack's id. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
}

/** The guide's own values. */
export const GUIDE: PostgresBackupStackProps = {
  region: "us-east-1",
  bucket: { name: "neon-s3-backup" },
  backups: [
    {
      name: "acme-co-prod",
      roleName: "neon-s3-backup-github-actions",
      trust: [{ repository: "octo-org/octo-repo", branch: "main" }],
    },
  ],
};

/** A backup job with a prefix of its own. */
export function prefixedJob(
  name: string,
): PostgresBackupStackProps["backups"][number] {
  return {
    name,
    roleName: `backup-${name}`,
    prefix: name,
    trust: [{ repository: `octo-org/${name}`, branch: "main" }],
  };
}

/** Synthesizes an app as `main.ts` does, validations and files included, and reads what it wrote. */
export function synthApp(build: (app: App) => void): SynthesizedApp {
  const outdir = mkdtempSync(path.join(tmpdir(), "synth-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    build(app);
    app.synth();
    const read = (file: string): unknown =>
      withoutNotes(readFileSync(path.join(outdir, file), "utf8"));
    const manifest = read("manifest.json") as {
      stacks: Record<
        string,
        {
          synthesizedStackPath: string;
          annotations: Block[];
          dependencies: string[];
        }
      >;
    };
    const entries = Object.entries(manifest.stacks);
    return {
      stacks: Object.fromEntries(
        entries.map(([id, stack]) => [
          id,
          {
            resource: {},
            data: {},
            ...(read(stack.synthesizedStackPath) as object),
          } as TerraformJson,
        ]),
      ),
      annotations: entries.flatMap(([, stack]) => stack.annotations),
      dependencies: Object.fromEntries(
        entries.map(([id, stack]) => [id, stack.dependencies]),
      ),
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Synthesizes one stack with the guide's values, but for the props that are given. */
export function synthStack(
  props: Partial<PostgresBackupStackProps> = {},
): TerraformJson {
  const { stacks } = synthApp((app) => {
    new PostgresBackupStack(app, "stack", { ...GUIDE, ...props });
  });
  return stacks.stack as TerraformJson;
}

/** What `synthStack` reads from the file, taken from the stack before it is written: in a third of the time. */
export function unwrittenStack(
  props: Partial<PostgresBackupStackProps> = {},
): TerraformJson {
  const app = new App({ stackTraces: false });
  const stack = new PostgresBackupStack(app, "stack", { ...GUIDE, ...props });
  return withoutNotes(JSON.stringify(stack.toTerraform())) as TerraformJson;
}

function withoutNotes(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) =>
    key === "//" ? undefined : value,
  );
}

/** Synthesizes somebody else's stack, which has nothing but the AWS provider and what is placed in it. */
export function synthForeign(
  build: (stack: TerraformStack) => void,
): TerraformJson {
  const { stacks } = synthApp((app) => {
    const stack = new TerraformStack(app, "foreign");
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    build(stack);
  });
  return stacks.foreign as TerraformJson;
}

/** The one block of a type; fails where there is none, or more than one. */
export function only(blocks: Blocks, type: string): Block {
  const all = Object.values(blocks[type] ?? {});
  if (all.length !== 1)
    throw new Error(`expected one ${type}, got ${all.length}`);
  return all[0] as Block;
}

/** Every Terraform address and output of a stack, sorted. */
export function addresses(json: TerraformJson): string[] {
  const names = (blocks: Blocks, start = "") =>
    Object.entries(blocks).flatMap(([type, byName]) =>
      Object.keys(byName).map((name) => `${start}${type}.${name}`),
    );
  return [
    ...names(json.resource),
    ...names(json.data, "data."),
    ...Object.keys(json.output ?? {}).map((name) => `output.${name}`),
  ].sort();
}

/** How many resources of each type there are. */
export function countByType(blocks: Blocks): Record<string, number> {
  return Object.fromEntries(
    Object.entries(blocks).map(([type, byName]) => [
      type,
      Object.keys(byName).length,
    ]),
  );
}
