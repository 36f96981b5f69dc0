import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { leftStack, localStatePath } from "./left-stack";

/** Why nothing can be left. */
export class CannotLeave extends Error {
  public override readonly name = "CannotLeave";
}

/** Terraform's lock file, and policies for whoever plans and applies: what goes along as it is, where it is there. */
const TAKEN_ALONG =
  /^(?:\.terraform\.lock\.hcl|(?:planner|deployer)-policy(?:-\d+)?\.json)$/;

/**
 * Writes a folder for each stack, which needs nothing but Terraform.
 *
 * @param from where the stacks were synthesized as HCL, beside the folder that they were synthesized to as JSON
 * @param to where the folders are made
 * @returns the folders
 * @throws CannotLeave, and nothing is written
 */
export function leave(from: string, to: string): readonly string[] {
  const left = stacksIn(from).map(({ name, file }) => {
    const folder = join(to, name);
    if (existsSync(folder))
      throw new CannotLeave(
        `${folder} is there already: remove it, or name another folder with --output`,
      );
    const hcl = readFileSync(file, "utf8");
    const path = localStatePath(hcl);
    const state = path && resolve(dirname(file), path);
    const stateFile =
      state && existsSync(state) ? relative(folder, state) : undefined;
    return {
      folder,
      files: { ...takenAlong(file), ...leftStack({ name, hcl, stateFile }) },
    };
  });
  for (const { folder, files } of left) {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, name), text);
  }
  return left.map(({ folder }) => folder);
}

function stacksIn(from: string): readonly { name: string; file: string }[] {
  const manifest = join(from, "manifest.json");
  if (!existsSync(manifest))
    throw new CannotLeave(
      `${from} has no manifest.json: name the folder that \`cdktf synth --hcl --output <folder>\` has written`,
    );
  const { stacks } = JSON.parse(readFileSync(manifest, "utf8")) as {
    stacks: Record<string, { name: string; synthesizedStackPath: string }>;
  };
  return Object.values(stacks).map(({ name, synthesizedStackPath }) => {
    const file = join(from, synthesizedStackPath);
    if (basename(file).endsWith(".json") || !existsSync(file))
      throw new CannotLeave(
        `${name} is not there as HCL: synthesize it with \`cdktf synth --hcl --output <folder>\``,
      );
    return { name, file };
  });
}

function takenAlong(file: string): Readonly<Record<string, string>> {
  const folder = dirname(file);
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => TAKEN_ALONG.test(name))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}
