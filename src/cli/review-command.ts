import { type ReviewRequest, runReview } from "../review/run-review";
import { argumentsOf, WrongArguments } from "./arguments";
import type { Command } from "./command";

export const REVIEW: Command = {
  summary: "say what a reviewer of a Terraform plan must know",
  usage: `usage: postgres-backups review <plan.json>
       postgres-backups review --reviewed <reviewed.json> [<configurations>] <plan.json>
  <plan.json>, <reviewed.json>: the output of: terraform show -json <plan file>; "-" is standard input
  <configurations>: --reviewed-configuration <cdk.tf.json> --configuration <cdk.tf.json>
exit status: 0 nothing to look at, or as reviewed; 1 can't be read; 2 look twice; 3 data at risk;
  4 not what was reviewed
`,
  run: (args, machine) => runReview(reviewRequest(args), machine.read),
};

/**
 * What the arguments ask for: the verdict of a plan, or its comparison with the one that was reviewed.
 *
 * @throws WrongArguments
 */
export function reviewRequest(args: readonly string[]): ReviewRequest {
  const { files, options } = argumentsOf(
    args,
    "reviewed",
    "reviewed-configuration",
    "configuration",
  );
  const [plan] = files;
  if (plan === undefined || files.length > 1)
    throw new WrongArguments(`one plan is needed, not ${files.length}`);
  const {
    reviewed,
    configuration: now,
    "reviewed-configuration": old,
  } = options;
  if ((old === undefined) !== (now === undefined))
    throw new WrongArguments("the configurations are given both or not at all");
  if (old !== undefined && reviewed === undefined)
    throw new WrongArguments("the configurations need option '--reviewed'");
  return {
    plan,
    reviewed,
    configurations: old !== undefined && now !== undefined ? [old, now] : [],
  };
}
