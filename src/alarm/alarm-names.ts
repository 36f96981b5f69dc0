import { type AccountContext, regionalArn } from "../aws/arn";

/** Where an alarm is, and what its names start with. */
export interface AlarmSite {
  readonly account: AccountContext;
  readonly region: string;
  readonly name: string;
}

/**
 * The name of the rule of a job, and of its alarm. The name before the dot has none, and neither has a job's, so that no
 * two jobs of an account meet in one name.
 */
export function ruleName(name: string, jobName: string): string {
  return `${name}.${jobName}`;
}

/** The most characters that the name of a rule can have. */
export const RULE_NAME_LENGTH = 64;

/** The name of the topic that is made. */
export function topicName(name: string): string {
  return `${name}-alarm`;
}

/** The alias of the topic's key. The slash keeps it apart from the alias of a bucket's key. */
export function topicKeyAlias(name: string): string {
  return `alias/alarm/${name}`;
}

/** The name of the log group for receipts. EventBridge's own start so. */
export function logGroupName(name: string): string {
  return `/aws/events/${name}`;
}

/** Instead of a job's name: that of every one. */
export const EVERY_JOB = "*";

/** The ARNs of what the alarms of a stack are made of. */
export function alarmArns({ account, region, name }: AlarmSite) {
  const arn = (service: string, resource: string) =>
    regionalArn(account, service, region, resource);
  return {
    rule: (jobName: string) => arn("events", `rule/${ruleName(name, jobName)}`),
    alarm: (jobName: string) =>
      arn("cloudwatch", `alarm:${ruleName(name, jobName)}`),
    topic: arn("sns", topicName(name)),
    logGroup: arn("logs", `log-group:${logGroupName(name)}`),
  };
}
