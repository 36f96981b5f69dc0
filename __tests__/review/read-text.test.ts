import { readText } from "../../src/review/read-text";

const TEXT = '{"a":"\u00e9"}';

test.each([
  ["UTF-8", Buffer.from(TEXT, "utf8")],
  ["UTF-16 as PowerShell writes it", Buffer.from(`\uFEFF${TEXT}`, "utf16le")],
  ["UTF-16 without a mark", Buffer.from(TEXT, "utf16le")],
  [
    "UTF-16 with the higher byte first",
    Buffer.from(`\uFEFF${TEXT}`, "utf16le").swap16(),
  ],
  [
    "UTF-16 with the higher byte first, without a mark",
    Buffer.from(TEXT, "utf16le").swap16(),
  ],
])("%s is read", (_, bytes) => {
  expect(JSON.parse(readText(bytes).replace(/^\uFEFF/, ""))).toEqual({
    a: "\u00e9",
  });
});

test.each([
  ["nothing", [], ""],
  ["one byte", [0x7b], "{"],
  ["a byte too many", [0xff, 0xfe, 0x7b, 0x00, 0x7d], "\uFEFF{"],
])("%s is no failure", (_, bytes, text) => {
  expect(readText(Buffer.from(bytes))).toBe(text);
});
