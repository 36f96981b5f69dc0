import type { ResourceRequest } from "../../support/policy-evaluator";
import { ACCOUNT_ID } from "../../support/rendered-policy";
import {
  type Asker,
  DEPLOYER,
  type JudgedStack,
  logPolicy,
  mayEverything,
  ROOT,
} from "../judged-stacks";
import type { Change, Refusal } from "../refusals";

/** A line of the log, as S3 writes it. */
function logLine({ bucket }: JudgedStack): ResourceRequest {
  const [name = ""] = bucket.split(":").slice(-1);
  return {
    principal: "logging.s3.amazonaws.com",
    action: "s3:PutObject",
    resource: `${bucket}-logs/${name}/2026-01-01-00-00-00-0123456789ABCDEF`,
    contextVariables: {
      "aws:SourceArn": bucket,
      "aws:SourceAccount": ACCOUNT_ID,
    },
  };
}

const COMMON = {
  stacks: ["access logs", "everything on"],
  policy: logPolicy,
} as const;

const OTHER_SOURCES: Record<string, Change["contextVariables"] & object> = {
  "about another bucket": { "aws:SourceArn": "arn:aws:s3:::other" },
  "about a bucket that is not said": { "aws:SourceArn": undefined },
  "about another account": { "aws:SourceAccount": "999999999999" },
  "about an account that is not said": { "aws:SourceAccount": undefined },
};

const READERS: Record<string, (stack: JudgedStack) => Asker> = {
  "the deployer": () => DEPLOYER,
  "the root user": () => ROOT,
  "a job with every permission": ({ jobs: [{ role }] }) => mayEverything(role),
};

/** Writes to the bucket for logs by others than S3's logging of the one bucket. */
export const FORGED_LOGS: readonly Refusal[] = [
  ...Object.entries(OTHER_SOURCES).map(
    ([about, contextVariables]): Refusal => ({
      ...COMMON,
      name: `a line of the log ${about}`,
      letIn: logLine,
      change: { contextVariables },
      unmet: Object.keys(contextVariables),
    }),
  ),
  {
    ...COMMON,
    name: "a line of the log outside its folder",
    letIn: logLine,
    change: ({ bucket }) => ({ resource: `${bucket}-logs/2026-01-01` }),
    unmet: ["resource"],
  },
  {
    ...COMMON,
    name: "a line of the log by another service",
    letIn: logLine,
    change: { principal: "config.amazonaws.com" },
    deniedBy: "DenyWritesOfOthers",
    unmet: ["principal"],
  },
  ...Object.entries(READERS).map(([who, asker]): Refusal => ({
    ...COMMON,
    name: `a line of the log by ${who}, who may read it`,
    letIn: (judged) => ({
      ...asker(judged),
      action: "s3:GetObject",
      resource: logLine(judged).resource,
    }),
    change: { action: "s3:PutObject" },
    deniedBy: "DenyWritesOfOthers",
  })),
];
