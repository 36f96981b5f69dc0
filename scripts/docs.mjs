// Writes what of the pages is made of the sources: the reference of props, and the drawing of the rooms of src/.
// With --check nothing is written, and what is stale is named.
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { drawing } from "./docs/drawing.mjs";
import { reference } from "./docs/reference.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const isCheck = process.argv.includes("--check");

/** Each page as it should be, from the page as it is. */
const PAGES = {
  "docs/reference.md": () => reference(root),
  "CONTRIBUTING.md": async (page) =>
    page.replace(/(?<=^```mermaid\n)[^]*?(?=^```$)/m, await drawing(root)),
};

for (const [page, make] of Object.entries(PAGES)) {
  const file = path.join(root, page);
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const made = await make(text);
  if (made === text) continue;
  if (isCheck) {
    process.stderr.write(`${page} is stale: npm run docs writes it\n`);
    process.exitCode = 1;
  } else fs.writeFileSync(file, made);
}
