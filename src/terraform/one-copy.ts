import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";

/** A package as somebody finds it: its folder, and its version. */
export interface Copy {
  readonly folder: string;
  readonly version: string;
}

/** Which copy of a package a module finds, by the file that asks; `undefined` where that can't be told. */
export type FindCopy = (name: string, from: string) => Copy | undefined;

/**
 * Checks that this library and CDKTF have one copy of `constructs`, or two of one version: those of different versions
 * don't know each other's trees, and end in an error that says nothing of it.
 *
 * @throws Error that names both folders
 */
export function ensureOneCopy(
  isOne: boolean = TerraformStack.prototype instanceof Construct,
  find: FindCopy = findCopy,
): void {
  if (isOne) return;
  const own = find("constructs", __filename);
  const framework = find("cdktf", __filename);
  const others =
    framework && find("constructs", join(framework.folder, "package.json"));
  if (own === undefined || others === undefined) return;
  if (own.version === others.version) return;
  throw new Error(
    `constructs is there twice, in different versions: ${own.folder} (${own.version}), which this library uses, and ${others.folder} (${others.version}), which the framework uses. ` +
      "Have one version of it in package.json, and run `npm dedupe`",
  );
}

/** The copy of a package that Node finds. */
const findCopy: FindCopy = (name, from) => {
  try {
    const main = createRequire(from).resolve(name);
    for (let folder = dirname(main); ; folder = dirname(folder)) {
      const found = manifestIn(folder);
      if (found !== undefined) return { folder, version: found };
      if (folder === dirname(folder)) return undefined;
    }
  } catch {
    return undefined;
  }
};

/** The version of the package whose folder this is; nothing where it is none. */
export function manifestIn(folder: string): string | undefined {
  try {
    const text = readFileSync(join(folder, "package.json"), "utf8");
    return (JSON.parse(text) as { version?: string }).version;
  } catch {
    return undefined;
  }
}

/**
 * The folder of the copy of this library that has made an object, where that is another one than this: the class is called
 * the same, and is not the same.
 */
export function otherCopyOf(value: unknown, name: string): string | undefined {
  const { constructor } = Object(value) as {
    constructor?: { readonly name?: string; readonly madeIn?: string };
  };
  return constructor?.name === name ? constructor.madeIn : undefined;
}

/** The folder of this copy. */
export const OWN_COPY = dirname(__dirname);

// Once, when the library is loaded: before any of its constructs meets another copy's.
ensureOneCopy();
