import { tmpdir } from "node:os";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CallerAccount } from "../../src/aws/caller-account";
import { addresses, synthForeign, synthStack } from "../support/synth";

test("a stack asks once, however many constructs want to know", () => {
  expect.assertions(2);
  synthForeign((stack) => {
    const inner = new Construct(new Construct(stack, "a"), "b");
    const first = CallerAccount.of(stack);
    expect(CallerAccount.of(inner)).toBe(first);
    expect(CallerAccount.of(new Construct(stack, "c"))).toBe(first);
  });
});

test("each stack asks for itself", () => {
  const app = new App({ outdir: tmpdir(), stackTraces: false });
  const [one, two] = ["one", "two"].map((id) =>
    CallerAccount.of(new TerraformStack(app, id)),
  );
  expect(one).toBeInstanceOf(CallerAccount);
  expect(two).toBeInstanceOf(CallerAccount);
  expect(one).not.toBe(two);
});

test("the account and the partition are read by data sources, which Terraform knows when it plans", () => {
  const { data } = synthStack();
  expect(data.aws_caller_identity).toEqual({ current: {} });
  expect(data.aws_partition).toEqual({ current: {} });
});

test("a construct of somebody else's that is called `current` fails with its name", () => {
  expect(() =>
    synthForeign((stack) => {
      new Construct(stack, "current");
      CallerAccount.of(stack);
    }),
  ).toThrow("There is already a Construct with name 'current'");
});

test("in somebody else's stack it works too", () => {
  const json = synthForeign((stack) => {
    const { accountId, callerArn, partition } = CallerAccount.of(stack);
    new TerraformOutput(stack, "account", { value: accountId });
    new TerraformOutput(stack, "caller", { value: callerArn });
    new TerraformOutput(stack, "partition", { value: partition });
  });
  expect(addresses(json)).toEqual([
    expect.stringMatching(
      /^data\.aws_caller_identity\.current_caller-identity_/,
    ),
    expect.stringMatching(/^data\.aws_partition\.current_partition_/),
    "output.account",
    "output.caller",
    "output.partition",
  ]);
  const [identity] = Object.keys(json.data.aws_caller_identity ?? {});
  const [partition] = Object.keys(json.data.aws_partition ?? {});
  expect(json.output).toEqual({
    account: { value: `\${data.aws_caller_identity.${identity}.account_id}` },
    caller: { value: `\${data.aws_caller_identity.${identity}.arn}` },
    partition: { value: `\${data.aws_partition.${partition}.partition}` },
  });
});
