import path from "node:path";
import { cruise } from "dependency-cruiser";

/** The rooms of src/ and what each imports, as a drawing of Mermaid's. */
export async function drawing(root) {
  const { output } = await cruise(
    ["src"],
    {
      baseDir: root,
      includeOnly: "^src/[^/]+/",
      collapse: "^src/[^/]+",
      tsPreCompilationDeps: true,
    },
    undefined,
    { tsConfig: undefined },
  );
  const imports = new Map(
    output.modules.map(({ source, dependencies }) => [
      path.basename(source),
      dependencies.map(({ resolved }) => path.basename(resolved)).sort(),
    ]),
  );
  const arrows = [...imports]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([room, below]) =>
      directly(below, imports).map((next) => `  ${room} --> ${next}\n`),
    );
  return `flowchart TD\n${arrows.join("")}`;
}

/** What can't be reached by way of another one: an arrow that only repeats two others makes a drawing hard to read. */
function directly(below, imports) {
  return below.filter(
    (room) =>
      !below.some((other) => other !== room && reaches(other, room, imports)),
  );
}

function reaches(from, to, imports, seen = new Set()) {
  if (seen.has(from)) return false;
  seen.add(from);
  const next = imports.get(from) ?? [];
  return (
    next.includes(to) || next.some((room) => reaches(room, to, imports, seen))
  );
}
