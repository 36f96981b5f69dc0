import { execFileSync } from "node:child_process";
import { Token } from "cdktf";
import { shellWord } from "../../src/terraform/shell-word";

/** What a shell makes of a word, once Terraform has evaluated it. */
const read = (word: string) =>
  execFileSync(
    "sh",
    ["-c", `printf %s ${word.replaceAll(/([$%])\1\{/g, "$1{")}`],
    {
      encoding: "utf8",
    },
  );

test.each([
  "main",
  "octo-org/octo-repo",
  "it's",
  "''",
  'say "hi"',
  "a b",
  "$HOME",
  "${HOME}",
  "%{if}",
  "`id`",
  "back\\slash",
  "tête à tête",
  "-n",
  "a;b&c|d>e",
  "*",
  "~",
])("%s is read as it is", (text) => {
  expect(read(shellWord(text))).toBe(text);
});

test("plain text has no quotes", () => {
  expect(shellWord("octo-org/octo-repo")).toBe("octo-org/octo-repo");
});

test("what Terraform would evaluate stays text", () => {
  expect(shellWord("${x} %{y}")).toBe("'$${x} %%{y}'");
});

test("what only Terraform knows is quoted by Terraform", () => {
  const word = shellWord(Token.asString("${var.x}"));
  expect(word).toMatch(/^'.*'$/);
  expect(word).not.toBe("'${var.x}'");
});
