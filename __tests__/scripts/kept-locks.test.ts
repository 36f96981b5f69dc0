import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { synthStack } from "../support/synth";

const LOCKS = path.resolve(__dirname, "../../locks");

/** The provider that a lock file names, its version, and what the version was chosen from. */
function locked(file: string): object | undefined {
  const text = readFileSync(path.join(LOCKS, file), "utf8");
  const value = (name: string) =>
    new RegExp(`^ {2}${name} += "(.*)"$`, "m").exec(text)?.[1];
  return {
    provider: /^provider "(.*)" \{$/m.exec(text)?.[1],
    version: value("version"),
    constraints: value("constraints"),
  };
}

test("the example's lock file names the provider, from the range that the JSON asks for", () => {
  const { required_providers } = synthStack().terraform as {
    required_providers: { aws: { source: string; version: string } };
  };
  const { source, version } = required_providers.aws;

  expect(readdirSync(LOCKS)).toEqual(["postgres-backups.lock.hcl"]);
  expect(locked("postgres-backups.lock.hcl")).toEqual({
    provider: `registry.terraform.io/${source}`,
    // The version that the bindings were made from, the oldest of the range.
    version: /^>= ([\d.]+), < /.exec(version)?.[1],
    constraints: version,
  });
});
