import { checkAudience } from "../../src/trust/audience-rules";
import { problemsOf } from "../support/problems-of";
import { mustBeKnown, unknownText } from "../support/trust-fixtures";

const linesFor = (value: unknown) =>
  problemsOf((problems) => checkAudience(problems, "audience", value));

describe("an audience is taken", () => {
  it.each([
    [undefined],
    ["sts.amazonaws.com"],
    ["sts.amazonaws.com.cn"],
    ["https://github.com/octo-org"],
    ["api://AzureADTokenExchange"],
    ["a_b.c:d/e@f+g=h,i-j"],
    ["a"],
    ["a".repeat(255)],
  ])("%j", (value) => {
    expect(linesFor(value)).toEqual([]);
  });
});

describe("an audience is refused", () => {
  it.each([
    ["*"],
    ["sts.*"],
    ["sts.amazonaws.co?"],
    ["sts amazonaws"],
    ["sts.amazonaws.com\n"],
    ["${aws:username}"],
    ["é"],
    ["a".repeat(256)],
  ])("%j", (value) => {
    expect(linesFor(value)).toEqual([
      `audience: must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-", got ${JSON.stringify(value)}: write it as the workflow asks for it, such as "sts.amazonaws.com"`,
    ]);
  });

  it.each([[""], [null], [7], [["sts.amazonaws.com"]], [{}]])(
    "%j, which is no text",
    (value) => {
      expect(linesFor(value)).toEqual([
        `audience: must be a non-empty string, got ${JSON.stringify(value)}: write the value in quotes, or leave the prop out`,
      ]);
    },
  );

  it("where only Terraform knows it", () => {
    expect(linesFor(unknownText())).toEqual([mustBeKnown("audience")]);
  });
});
