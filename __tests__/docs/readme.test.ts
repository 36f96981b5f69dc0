import { blocks, page, synthesize } from "../support/snippets";

const readme = page("README.md");

describe("the README", () => {
  test("shows main.ts as it is, and a stack that is watched", () => {
    const [main, watched, ...more] = blocks("README.md", "ts");
    expect(main).toBe(page("main.ts"));
    const { resource } = synthesize(watched as string)["watched"] ?? {};
    expect(Object.keys(resource ?? {})).toEqual(
      expect.arrayContaining(["aws_cloudwatch_metric_alarm", "aws_iam_role"]),
    );
    expect(Object.keys(resource?.["aws_iam_role"] ?? {})).toHaveLength(2);
    expect(more).toEqual([]);
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
