import { Token } from "cdktf";
import { at, isUnknown, snakeCase } from "../../src/validation/values";
import {
  unknownList,
  unknownNumber,
  unknownText,
} from "../support/trust-fixtures";

test("a path and a prop's name are joined by a dot, if there is a path", () => {
  expect(at("bucket", "name")).toBe("bucket.name");
  expect(at("backups[0]", "trust")).toBe("backups[0].trust");
  expect(at("", "region")).toBe("region");
});

describe("a value is unknown if only Terraform knows it", () => {
  it.each([
    [unknownText()],
    [unknownNumber()],
    [unknownList()],
    [`a-${unknownText()}-b`],
    [Token.asAny({ Ref: "x" })],
  ])("%j is", (value) => {
    expect(isUnknown(value)).toBe(true);
  });

  it.each([["text"], ["${var.x}"], [7], [true], [["a"]], [{}], [null]])(
    "%j is not",
    (value) => {
      expect(isUnknown(value)).toBe(false);
    },
  );
});

test("Terraform and GitHub spell names in snake case", () => {
  expect(snakeCase("skipS3Checksum")).toBe("skip_s3_checksum");
  expect(snakeCase("ref")).toBe("ref");
});
