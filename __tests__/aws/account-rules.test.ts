import { Token } from "cdktf";
import { checkAccountId } from "../../src/aws/account-rules";
import { problemsOf } from "../support/problems-of";

const check = (value: unknown) =>
  problemsOf((problems) => checkAccountId(problems, "accountId", value));

const CONSOLE =
  "copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`";

test.each([
  ["twelve digits", "123456789012"],
  ["leading zeros", "001234567890"],
  ["nothing", undefined],
  ["a token, which only Terraform knows", Token.asString({ Ref: "x" })],
])("an account id may be %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

test.each([
  [
    "a number",
    123456789012,
    'got 123456789012: write "123456789012", in quotes and with its leading zeros',
  ],
  [
    "a number that lost a leading zero",
    12345678901,
    'got 12345678901: write "012345678901", in quotes and with its leading zeros',
  ],
  [
    "11 digits",
    "12345678901",
    'got "12345678901": write "012345678901", in quotes and with its leading zeros',
  ],
  [
    "9 digits",
    "123456789",
    'got "123456789": write "000123456789", in quotes and with its leading zeros',
  ],
  ["8 digits", "12345678", `got "12345678": ${CONSOLE}`],
  ["13 digits", "1234567890123", `got "1234567890123": ${CONSOLE}`],
  [
    "hyphens, as the console shows it",
    "1234-5678-9012",
    'got "1234-5678-9012": write "123456789012", in quotes and with its leading zeros',
  ],
  ["letters", "12345678901a", `got "12345678901a": ${CONSOLE}`],
  ["an empty text", "", `got "": ${CONSOLE}`],
  ["a space behind it", "123456789012 ", `got "123456789012 ": ${CONSOLE}`],
  [
    "a line break behind it",
    "123456789012\n",
    `got "123456789012\\n": ${CONSOLE}`,
  ],
  ["null", null, `got null: ${CONSOLE}`],
  ["an object", {}, `got {}: ${CONSOLE}`],
])("an account id must not be %s", (_, value, rest) => {
  expect(check(value)).toEqual([
    `accountId: must be a string of 12 digits, ${rest}`,
  ]);
});
