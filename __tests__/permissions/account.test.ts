import { account } from "../../src/permissions/account";
import { GUIDE } from "./support/deployed-stacks";

test("the account is the one that the stack names", () => {
  expect(account(GUIDE)).toEqual({
    partition: "aws",
    accountId: "123456789012",
  });
});

test("where it names none, the account is any", () => {
  expect(account({ ...GUIDE, accountId: undefined }).accountId).toBe("*");
});
