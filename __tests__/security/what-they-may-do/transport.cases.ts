import type { ResourceRequest } from "../../support/policy-evaluator";
import { BUCKETS, DIFFERENT_POLICIES, ROOT } from "../judged-stacks";
import type { Refusal } from "../refusals";
import { upload } from "./requests";

const VERSIONS: {
  readonly name: string;
  readonly old: Record<string, string>;
  readonly letIn: Record<string, string>;
  readonly deniedBy: string;
}[] = [
  {
    name: "plain HTTP",
    old: { "aws:SecureTransport": "false" },
    letIn: { "aws:SecureTransport": "true" },
    deniedBy: "DenyPlainHttp",
  },
  ...["1.0", "1.1"].map((version) => ({
    name: `TLS ${version}`,
    old: { "s3:TlsVersion": version },
    letIn: { "s3:TlsVersion": "1.2" },
    deniedBy: "DenyTlsBelow12",
  })),
];

/** Requests over what can be read or changed on the way; nobody may. */
export const OLD_TRANSPORT: readonly Refusal[] = VERSIONS.flatMap(
  ({ name, old, letIn, deniedBy }) => {
    const over = (request: ResourceRequest) => ({
      ...request,
      contextVariables: { ...request.contextVariables, ...letIn },
    });
    const common = { change: { contextVariables: old }, deniedBy };
    return [
      {
        ...common,
        name: `a backup over ${name}`,
        stacks: DIFFERENT_POLICIES,
        letIn: (judged) => over(upload(judged)),
      },
      ...Object.entries(BUCKETS).map(
        ([what, { stacks, policy, suffix }]): Refusal => ({
          ...common,
          name: `the root user over ${name} to ${what}`,
          stacks,
          policy,
          letIn: ({ bucket }) =>
            over({
              ...ROOT,
              action: "s3:GetBucketPolicy",
              resource: `${bucket}${suffix}`,
            }),
        }),
      ),
    ];
  },
);
