import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The project's folder. */
export const PROJECT = resolve(__dirname, "../../..");

/** A folder that outlives a run of the tests, for what takes long to download. */
export function cacheFolder(name: string): string {
  const folder = join(PROJECT, "node_modules/.cache/e2e", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
