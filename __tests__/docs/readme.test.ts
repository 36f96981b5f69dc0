import { blocks, page, synthesize } from "../support/snippets";

const readme = page("README.md");

describe("the README", () => {
  test("shows main.ts as it is, and no other code", () => {
    expect(blocks("README.md", "ts")).toEqual([page("main.ts")]);
  });

  test("lists the addresses of the example, and counts them", () => {
    const stack = synthesize(page("main.ts"))["postgres-backups"];
    const addresses = Object.entries(stack?.resource ?? {}).flatMap(
      ([type, named]) => Object.keys(named).map((name) => `${type}.${name}`),
    );
    const listed = [...readme.matchAll(/^\| `(aws_[^`]+)`/gm)].map(
      ([, address]) => (address as string).replace("<job>", "acme-co-prod"),
    );
    expect(listed.sort()).toEqual(addresses.sort());
    expect(readme).toContain(`adds ${addresses.length} resources`);
  });

  test("can be read in one sitting, and begins with a command", () => {
    const lines = readme.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(200);
    expect(lines.findIndex((line) => line.startsWith("npm "))).toBeLessThan(40);
  });
});
