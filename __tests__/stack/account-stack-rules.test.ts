import { checkAccountStack } from "../../src/stack/account-stack-rules";
import type { AccountStackProps } from "../../src/stack/account-stack-props";
import { Problems } from "../../src/validation/problems";

const check = (props: Partial<AccountStackProps>) => {
  const problems = new Problems();
  const checked = checkAccountStack(problems, {
    region: "us-east-1",
    ...props,
  });
  return { ...checked, count: problems.count };
};

test("a stack's place and provider follow from its region", () => {
  expect(check({ accountId: "123456789012" })).toEqual({
    count: 0,
    provider: {
      issuer: {
        hostPath: "token.actions.githubusercontent.com",
        hasClaimKeys: true,
      },
      audiences: ["sts.amazonaws.com"],
      partition: "aws",
    },
    place: {
      partition: "aws",
      region: "us-east-1",
      accountId: "123456789012",
    },
  });
  expect(check({ region: "cn-north-1" })).toMatchObject({
    provider: { audiences: ["sts.amazonaws.com.cn"], partition: "aws-cn" },
    place: { partition: "aws-cn" },
  });
});

test("nothing is concluded from a region or a provider that is wrong", () => {
  expect(check({ region: "mars" })).toMatchObject({
    count: 1,
    place: { partition: undefined },
  });
  expect(
    check({ identityProvider: { audiences: [], github: "github.com" } }),
  ).toMatchObject({
    count: 1,
    provider: { audiences: ["sts.amazonaws.com"] },
  });
});
