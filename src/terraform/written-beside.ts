import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";

/**
 * Writes documents beside a stack's `cdk.tf.json`, each time that the app is synthesized: `name.json`, and
 * `name-2.json` and so on where there are more. Those that an earlier synth has left are removed.
 */
export function writeBeside(
  stack: TerraformStack,
  documents: Readonly<Record<string, readonly object[]>>,
): void {
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize(session) {
      synthesizer.synthesize(session);
      const { workingDirectory } = session.manifest.forStack(stack);
      const folder = join(session.outdir, workingDirectory);
      for (const [name, contents] of Object.entries(documents)) {
        removeAll(folder, name);
        contents.forEach((content, index) => {
          const number = index === 0 ? "" : `-${index + 1}`;
          writeFileSync(
            join(folder, `${name}${number}.json`),
            `${JSON.stringify(content, undefined, 2)}\n`,
          );
        });
      }
    },
  };
}

function removeAll(folder: string, name: string): void {
  const left = new RegExp(`^${name}(-\\d+)?\\.json$`);
  for (const file of readdirSync(folder))
    if (left.test(file)) rmSync(join(folder, file));
}
