import { type ToolName, tools } from "./tools";

/**
 * A `describe` that needs tools. Where one is missing its tests are skipped, which the global setup has told; in CI,
 * where nobody would see it, they fail.
 */
export function describeWith(
  needed: readonly ToolName[],
  name: string,
  tests: () => void,
): void {
  const missing = needed.flatMap((needs) => {
    const tool = tools()[needs];
    if (!tool) throw new Error(`no global setup looks for ${needs}`);
    return tool.found ? [] : [`${tool.why} (${tool.remedy})`];
  });
  if (missing.length === 0) describe(name, tests);
  else if (!isCi()) describe.skip(name, tests);
  else
    test(`${name}: can't be left out in CI`, () => {
      throw new Error(missing.join("\n"));
    });
}

function isCi(): boolean {
  return !["", "0", "false"].includes(process.env["CI"] ?? "");
}
