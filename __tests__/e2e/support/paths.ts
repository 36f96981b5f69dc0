import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** The project's folder. */
export const PROJECT = resolve(__dirname, "../../..");

const CACHES = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");

/**
 * A folder for what takes long to download. It outlives an `npm ci`, too, where there is a home folder to write to. Runs
 * in other checkouts may use it at the same time.
 */
export function cacheFolder(name: string): string {
  try {
    return made(join(CACHES, "cdktf-postgres-backups", name));
  } catch {
    return made(join(PROJECT, "node_modules/.cache/e2e", name));
  }
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.W_OK);
  return folder;
}
