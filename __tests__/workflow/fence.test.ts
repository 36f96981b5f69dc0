import { fenced } from "../../src/workflow/fence";

test("a text is fenced by three backticks", () => {
  expect(fenced("a\nb")).toBe("```\na\nb\n```");
});

test.each([
  ["`", 3],
  ["``", 3],
  ["```", 4],
  ["a ````` b `` c", 6],
])("the fence around %j has %d backticks", (text, count) => {
  const fence = "`".repeat(count);
  expect(fenced(text)).toBe(`${fence}\n${text}\n${fence}`);
});

test.each([
  ["turns the text around", "\u202e", "\\u{202e}"],
  ["has no width", "\u200b", "\\u{200b}"],
  ["goes back to the start of the line", "\r", "\\u{d}"],
  ["starts an escape sequence", "\u001b[2K", "\\u{1b}[2K"],
])("a character that %s is spelt out", (_, character, spelt) => {
  expect(fenced(`a${character}b`)).toBe(`\`\`\`\na${spelt}b\n\`\`\``);
});

test("tabs, line breaks and letters of other scripts stay as they are", () => {
  expect(fenced("\tübung\n日本 🌈")).toBe("```\n\tübung\n日本 🌈\n```");
});
