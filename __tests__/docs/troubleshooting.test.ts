import * as fs from "node:fs";
import * as path from "node:path";
import { page } from "../support/snippets";

const root = path.resolve(__dirname, "../..");
const headings = [
  ...page("docs/troubleshooting.md").matchAll(/^### (.*)$/gm),
].map(([, heading]) => heading as string);

/** Everything that the sources say. */
function sources(): string {
  return fs
    .readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => fs.readFileSync(path.join(root, "src", file), "utf8"))
    .join("\n");
}

describe("docs/troubleshooting.md", () => {
  test("has each text once", () => {
    expect(headings.length).toBeGreaterThan(10);
    expect([...new Set(headings)]).toEqual(headings);
  });

  test("has the error that this project raises itself, as it is raised", () => {
    const [own = ""] = headings.filter((text) => text.startsWith("`…"));
    expect(own).toContain("administrators");
    expect(sources()).toContain(own.replaceAll("`", "").replace("… ", ""));
  });
});
