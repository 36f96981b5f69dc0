import { readdirSync, readFileSync } from "node:fs";

const EVERY_MS = 20;

/** Watches the command lines of all processes for as long as something runs; those that hold one of some words. */
export async function commandLinesWith(
  words: readonly string[],
  during: () => Promise<unknown>,
): Promise<{ readonly seen: number; readonly found: readonly string[] }> {
  const all = new Set<string>();
  const timer = setInterval(() => {
    for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
      all.add(commandLine(id));
  }, EVERY_MS);
  try {
    await during();
  } finally {
    clearInterval(timer);
  }
  return {
    seen: all.size,
    found: [...all].filter((line) => words.some((word) => line.includes(word))),
  };
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return ""; // it has ended
  }
}
