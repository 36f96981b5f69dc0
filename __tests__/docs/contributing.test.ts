import * as fs from "node:fs";
import * as path from "node:path";
import { page } from "../support/snippets";

const root = path.resolve(__dirname, "../..");
const contributing = page("CONTRIBUTING.md");

describe("CONTRIBUTING.md", () => {
  test("has a line for every room", () => {
    const rooms = fs
      .readdirSync(path.join(root, "src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const listed = [...contributing.matchAll(/^\| `(\w+)\/`/gm)];
    expect(listed.map(([, room]) => room).sort()).toEqual(rooms.sort());
  });

  test("names only files and folders that are there", () => {
    const named = contributing.match(
      /(?<=`)(?:src|docs|__tests__)\/[\w./-]*(?=`)/g,
    );
    expect(named?.length).toBeGreaterThan(0);
    expect(
      named?.filter((file) => !fs.existsSync(path.join(root, file))),
    ).toEqual([]);
  });
});
