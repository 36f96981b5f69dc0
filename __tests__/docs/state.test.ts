import { readFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import type { StateBackend } from "../../src";
import type { OptionGroup } from "../../src/state/option-group";
import { BACKENDS, STATE_TYPES } from "../../src/state/state-backend";
import { stateBlock } from "../../src/state/state-block";
import { synthStack } from "../support/synth";

const page = readFileSync(
  path.resolve(__dirname, "../../docs/state.md"),
  "utf8",
);

/** What stands under a heading. */
function section(title: string): string {
  const [, text] = new RegExp(
    `^## ${title}\n([^]*?)(?=^## |(?![^]))`,
    "m",
  ).exec(page) ?? [undefined, ""];
  return text.replaceAll(/\bTerraform\s+/g, "Terraform ");
}

/** The states of the snippets in a text. */
function states(text: string): StateBackend[] {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, snippet]) => {
    const { code } = transformSync(`return { ${snippet} };`, { loader: "ts" });
    return (new Function(code)() as { state: StateBackend }).state;
  });
}

/** The names of all props of a group, those of groups in it as well. */
const props = ({ options }: OptionGroup): string[] =>
  Object.entries(options).flatMap(([prop, { group }]) => [
    prop,
    ...(group ? props(group) : []),
  ]);

/** The variables of the environment that a group's secrets are read from. */
const variables = ({ secrets = {} }: OptionGroup): string[] =>
  Object.values(secrets).flatMap((fix) => fix.match(/[A-Z_]{2,}\w+/g) ?? []);

describe("docs/state.md", () => {
  test.each(states(page))("has a snippet that synthesizes: %j", (state) => {
    const { type, options } = stateBlock(state, "stack");
    const { backend, cloud } = synthStack({ state }).terraform;
    expect(cloud ?? (backend as Record<string, unknown>)[type]).toEqual(
      options,
    );
  });

  describe.each(STATE_TYPES)("of the type %s", (type) => {
    const text = section(type);

    test("has a snippet", () => {
      const types = states(text).map((state) => state.type);
      expect([...new Set(types)]).toEqual([type]);
    });

    test("names every prop", () => {
      const named = text.match(/\b\w+\b/g) ?? [];
      expect(named).toEqual(expect.arrayContaining(props(BACKENDS[type])));
    });

    test("says with which version an option came", () => {
      const { options, since }: OptionGroup & { readonly since?: string } =
        BACKENDS[type];
      const versions = Object.values(options).map((option) => option.since);
      for (const version of [since, ...versions])
        if (version !== undefined)
          expect(text).toContain(`Terraform ${version.replace(/\.0$/, "")}`);
    });

    test("is in the table", () => {
      expect(page).toContain(`[\`${type}\`](#${type})`);
    });
  });

  test.each(STATE_TYPES.filter((type) => type !== "remote"))(
    "says where the credentials of the type %s come from",
    (type) => {
      const found = variables(BACKENDS[type]);
      const named = found.filter((variable) =>
        section(type).includes(variable),
      );
      if (found.length > 0) expect(named.length).toBeGreaterThan(0);
      expect(section(type)).toMatch(/[Cc]redentials/);
    },
  );
});
