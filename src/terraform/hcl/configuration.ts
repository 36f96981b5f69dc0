import { type Blocks, describedBlocks, merged, NO_BLOCKS } from "./blocks";
import { block, META_BLOCKS } from "./body";

type Json = Readonly<Record<string, unknown>>;

/** A stack, or a part of one, as Terraform's JSON has it. */
export type Configuration = Json;

/** What Terraform's JSON leaves open, and what is said beside it. */
export interface Style {
  /** The parts of the stack as CDKTF's bindings describe them for HCL, in the order in which they are to be written. */
  readonly described: readonly Configuration[];
  /** Why something is there, by its address: `aws_s3_bucket.backups`, `data.aws_partition.current`. */
  readonly reasonFor: (address: string) => string | undefined;
}

type Lines = readonly string[];

/** Writes Terraform's JSON as HCL, formatted as `terraform fmt` does it. */
export function writeHcl(configuration: Configuration, style: Style): string {
  const blocks = new Map<string, Blocks>();
  for (const [path, inner] of style.described.flatMap(blocksByPath))
    blocks.set(path, merged([blocks.get(path) ?? NO_BLOCKS, inner]));
  const order = [...blocks.keys()];
  const writer = new Writer(configuration, blocks, style);
  const parts = [
    ...writer.terraform(),
    ...writer.named("provider", []),
    ...writer.named("variable", ["type"]),
    ...writer.locals(),
    ...["import", "moved", "removed"].flatMap((kind) => writer.unnamed(kind)),
    ...order.flatMap((path) => writer.element(path)),
    ...writer.named("module", ["providers", "depends_on"]),
    ...writer.named("output", ["depends_on"]),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The path to something in a configuration that has attributes, and the blocks that it has. */
function blocksByPath(part: Configuration): [string, Blocks][] {
  const { terraform, ...sections } = part as Record<string, Json>;
  const { backend = {}, cloud } = Object(terraform) as Record<string, Json>;
  const named = (path: string, all: unknown): [string, Blocks][] =>
    Object.entries(Object(all) as Json).map(([name, one]) => [
      `${path}.${name}`,
      merged([one].flat().map(describedBlocks)),
    ]);
  return [
    ...named("terraform.backend", backend),
    ...(cloud ? named("terraform", { cloud }) : []),
    ...Object.entries(sections).flatMap(([section, content]) =>
      section === "resource" || section === "data"
        ? Object.entries(Object(content) as Json).flatMap(([type, all]) =>
            named(`${section}.${type}`, all),
          )
        : named(section, content),
    ),
  ];
}

class Writer {
  public constructor(
    private readonly configuration: Configuration,
    private readonly blocks: ReadonlyMap<string, Blocks>,
    private readonly style: Style,
  ) {}

  public terraform(): readonly Lines[] {
    const { terraform } = this.configuration;
    if (terraform === undefined) return [];
    const backends = [...this.blocks].flatMap(([path, blocks]) =>
      path.startsWith(BACKEND)
        ? [[path.slice(BACKEND.length), blocks] as const]
        : [],
    );
    const blocks = new Map([
      ["required_providers", NO_BLOCKS],
      ["backend", new Map(backends)],
      ["cloud", this.blocksOf("terraform.cloud")],
    ]);
    return [block("terraform", terraform as Json, { blocks })];
  }

  /** Blocks that have a name, once or several times. */
  public named(section: string, bare: readonly string[]): readonly Lines[] {
    const content = Object(this.configuration[section]) as Json;
    return Object.entries(content).flatMap(([name, all]) =>
      [all].flat().map((one) =>
        block(`${section} "${name}"`, one as Json, {
          blocks: this.blocksOf(`${section}.${name}`),
          bare,
        }),
      ),
    );
  }

  public locals(): readonly Lines[] {
    const content = Object(this.configuration["locals"]) as Json;
    return Object.keys(content).length === 0
      ? []
      : [block("locals", content, {})];
  }

  /** Blocks that have no name, and name others. */
  public unnamed(kind: string): readonly Lines[] {
    const all = (this.configuration[kind] ?? []) as readonly Json[];
    return all.map((one) =>
      block(kind, one, {
        blocks: META_BLOCKS,
        bare: ["from", "to", "provider"],
      }),
    );
  }

  /** A resource or a data source. */
  public element(path: string): readonly Lines[] {
    const [section = "", type = "", name = ""] = path.split(".");
    if (section !== "resource" && section !== "data") return [];
    const types = Object(this.configuration[section]) as Record<string, Json>;
    const content = types[type]?.[name] as Json | undefined;
    // What has moved to somewhere else leaves no resource behind.
    if (content === undefined) return [];
    const address = `${type}.${name}`;
    const reason = this.style.reasonFor(
      section === "data" ? `data.${address}` : address,
    );
    return [
      [
        ...(reason === undefined ? [] : [`# ${reason}`]),
        ...block(`${section} "${type}" "${name}"`, content, {
          blocks: this.blocksOf(path),
          bare: ["provider", "depends_on"],
        }),
      ],
    ];
  }

  private blocksOf(path: string): Blocks {
    return new Map([...META_BLOCKS, ...(this.blocks.get(path) ?? NO_BLOCKS)]);
  }
}

const BACKEND = "terraform.backend.";
