import { join, sep } from "node:path";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { manifestIn } from "./one-copy";

/** A class by which a copy of a package is known. */
interface Mark {
  readonly package: string;
  /** The file of the package that has the class. */
  readonly file: string;
  readonly type: abstract new (...args: never[]) => object;
  /** Whether two copies of one version get on with each other. */
  readonly sameVersionWillDo: boolean;
}

const CONSTRUCTS: Mark = {
  package: "constructs",
  file: "construct.js",
  type: Construct,
  sameVersionWillDo: true,
};

/** A copy of the framework sees no Aspect that another one has added, and does not say so. */
const FRAMEWORK = { package: "cdktf", sameVersionWillDo: false };
const APP: Mark = { ...FRAMEWORK, file: "app.js", type: App };
const STACK: Mark = {
  ...FRAMEWORK,
  file: "terraform-stack.js",
  type: TerraformStack,
};

/**
 * Refuses a scope that another copy of `constructs` or of the framework has made than those that this library uses. Where
 * there is one of each, no file is looked at.
 *
 * @throws Error if there are two, with the folders of both
 */
export function requireOneCopy(scope: Construct): void {
  if (!Construct.isConstruct(scope)) return;
  const { scopes } = scope.node;
  const twice = [
    ...scopes.map((made) => check(made, CONSTRUCTS)),
    ...scopes.filter(App.isApp).map((made) => check(made, APP)),
    ...scopes.filter(TerraformStack.isStack).map((made) => check(made, STACK)),
  ].filter((problem) => problem !== undefined);
  if (twice.length > 0) throw new Error([...new Set(twice)].join("\n"));
}

/** What is wrong with something that should be made by a known class; nothing if it is. */
function check(made: object, mark: Mark): string | undefined {
  if (made instanceof mark.type) return undefined;
  const own = folderOf(mark, (type) => type === mark.type);
  const other = folderOf(mark, (type) => made instanceof type);
  // Not known in a bundle, and where a test runner has loaded the one copy that there is a second time.
  if (own === undefined || other === undefined) return undefined;
  const [version, itsVersion] = [own, other].map(manifestIn);
  return mark.sameVersionWillDo && version === itsVersion
    ? undefined
    : `${mark.package} is there twice, and neither knows what the other makes: ${own} (${version}), which this library uses, and ${other} (${itsVersion}), which has made its scope. ` +
        "Have one version of it in package.json, and run `npm dedupe`";
}

/** The folder of the copy of a package that has the class, if it is known. */
function folderOf(
  { file, type: { name } }: Mark,
  isIt: (type: Mark["type"]) => boolean,
): string | undefined {
  const end = join(sep, "lib", file);
  return Object.entries(require.cache)
    .find(([path, module]) => {
      const exported = module?.exports as Record<string, unknown> | undefined;
      const type = path.endsWith(end) ? exported?.[name] : undefined;
      return (
        typeof type === "function" && isIt(type as unknown as Mark["type"])
      );
    })?.[0]
    .slice(0, -end.length);
}
