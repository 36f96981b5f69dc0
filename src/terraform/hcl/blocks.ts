/** Which keys of an object are blocks in HCL, and which keys of those. */
export type Blocks = ReadonlyMap<string, Blocks>;

/** An attribute as CDKTF's bindings describe it for HCL. Some of them have gone through a change of case. */
interface Described {
  readonly isBlock?: unknown;
  readonly is_block?: unknown;
  readonly value?: unknown;
}

/** The blocks of an object, by what CDKTF's bindings say of its attributes. */
export function describedBlocks(attributes: unknown): Blocks {
  return new Map(
    Object.entries(Object(attributes) as Record<string, unknown>).flatMap(
      ([key, attribute]): [string, Blocks][] => {
        const described = Object(attribute) as Described;
        if (described.isBlock !== true && described.is_block !== true)
          return [];
        const contents = [described.value].flat();
        return [[key, merged(contents.map(describedBlocks))]];
      },
    ),
  );
}

/** The blocks that are in any of several objects. */
export function merged(all: readonly Blocks[]): Blocks {
  const entries = all.flatMap((blocks) => [...blocks]);
  return new Map(
    entries.map(([key]) => [
      key,
      merged(
        entries.filter(([other]) => other === key).map(([, inner]) => inner),
      ),
    ]),
  );
}

/** No blocks but those that Terraform itself knows. */
export const NO_BLOCKS: Blocks = new Map();
