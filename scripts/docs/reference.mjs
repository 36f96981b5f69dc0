import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Application, Comment, CommentTag, Converter, LogLevel } from "typedoc";
import { ReferenceTheme } from "./reference-theme.mjs";

/** The parts of the page: what a room of src/ exports stands together. */
const PARTS = {
  stack: "The stack for backups",
  bucket: "The bucket",
  trust: "Who gets in",
  alarm: "The alarm",
  state: "Terraform's state",
  deployment: "Who plans and applies",
  validation: "Errors",
};

const HEAD = `# Reference

All that \`cdktf-postgres-backups\` exports, and every prop. Required props come first, the others have a default.
This page is made by \`npm run docs\` from the comments in \`src/\`.
`;

/** What the types are made of, and nobody writes. */
const NOT_EXPORTED = ["Only", "WorkflowRole"];

/** Puts each export into the part of its room, as a `@group` tag would. */
function addParts(app) {
  app.renderer.defineTheme("reference", ReferenceTheme);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const exported of project.children ?? []) {
      const [, room] =
        /\/src\/([^/]+)\/[^/]/.exec(exported.sources?.[0]?.fullFileName) ?? [];
      const text = PARTS[room];
      if (text === undefined)
        throw new Error(
          `${exported.name}: src/${room} has no part of the page`,
        );
      exported.comment ??= new Comment();
      exported.comment.blockTags.push(
        new CommentTag("@group", [{ kind: "text", text }]),
      );
    }
  });
}

/** The reference of everything that the package exports: made of the JSDoc in src/, where props are documented. */
export async function reference(root) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "reference-"));
  try {
    const app = await Application.bootstrapWithPlugins({
      entryPoints: [path.join(root, "src/index.ts")],
      tsconfig: path.join(root, "tsconfig.lib.json"),
      plugin: ["typedoc-plugin-markdown", addParts],
      router: "module",
      theme: "reference",
      entryFileName: "reference.md",
      outputs: [{ name: "markdown", path: folder }],
      readme: "none",
      logLevel: LogLevel.Warn,
      // `npm run build` finds what is wrong with the types.
      skipErrorChecking: true,
      disableGit: true,
      sourceLinkTemplate: "{path}",
      hidePageHeader: true,
      hidePageTitle: true,
      hideBreadcrumbs: true,
      excludeExternals: true,
      excludeInternal: true,
      excludePrivate: true,
      excludeProtected: true,
      jsDocCompatibility: { defaultTag: false },
      sort: ["kind", "required-first", "alphabetical"],
      kindSortOrder: ["Class", "Interface", "TypeAlias"],
      groupOrder: Object.values(PARTS),
      intentionallyNotExported: NOT_EXPORTED,
    });
    const project = await app.convert();
    app.validate(project);
    await app.generateOutputs(project);
    if (app.logger.hasErrors() || app.logger.hasWarnings())
      throw new Error("TypeDoc has said what is wrong");
    const made = fs.readFileSync(path.join(folder, "reference.md"), "utf8");
    return `${HEAD}\n${made.trim()}\n`;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
