import { accountFacts } from "../../src/stack/account-stack-rules";
import type { AccountStackProps } from "../../src/stack/account-stack-props";

const facts = (props: Partial<AccountStackProps>) =>
  accountFacts({ region: "us-east-1", ...props });

test("a stack's place and provider follow from its region", () => {
  expect(facts({ accountId: "123456789012" })).toEqual({
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
  expect(facts({ region: "cn-north-1" })).toMatchObject({
    provider: { audiences: ["sts.amazonaws.com.cn"], partition: "aws-cn" },
    place: { partition: "aws-cn" },
  });
});

test("nothing is concluded from a region or a provider that is wrong", () => {
  expect(facts({ region: "mars" })).toMatchObject({
    place: { partition: undefined },
  });
  expect(
    facts({ identityProvider: { audiences: [], github: "github.com" } }),
  ).toMatchObject({
    provider: { audiences: ["sts.amazonaws.com"] },
  });
});
