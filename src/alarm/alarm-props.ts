/** Which backups count. */
export type AlarmCounts =
  | "verified"
  | {
      /**
       * The size from which an object counts, in bytes, from 21 to 5000000000: below that of the smallest good backup. An
       * empty gzip has 20.
       */
      readonly smallestBytes: number;
    };

/** Who is told. */
export type AlarmNotify =
  | {
      /**
       * The ARN of a standard topic of SNS in the stack's region: `arn:aws:sns:us-east-1:123456789012:on-call`. Its
       * policy, and that of its key, must let CloudWatch publish, see docs/alarm.md.
       */
      readonly topicArn: string;
    }
  | {
      /** An address, to which a topic that is made here sends mail. AWS asks it once for confirmation. */
      readonly email: string;
    };

/** What makes an alarm of a job. */
export interface JobAlarmOptions {
  /**
   * After how many hours without a backup that counts the alarm rings, from 2 to 168, a week. CloudWatch looks once an
   * hour. GitHub starts schedules up to 12 hours late, so that a nightly backup needs 36.
   *
   * @default - the stack's
   */
  readonly afterHours?: number;

  /**
   * Which backups count: `"verified"`, those that a manifest was written for once they had been read back, or
   * `{ smallestBytes }`, every object that is large enough, for workflows that write no manifest.
   *
   * @default - the stack's
   */
  readonly counts?: AlarmCounts;
}

/** An alarm that rings where no backup comes. */
export interface AlarmOptions extends JobAlarmOptions {
  /**
   * After how many hours without a backup that counts the alarm rings, from 2 to 168, a week. CloudWatch looks once an
   * hour. GitHub starts schedules up to 12 hours late, so that a nightly backup needs 36.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  readonly afterHours: number;

  /** Who is told: `{ email }`, or `{ topicArn }` of a topic that exists. */
  readonly notify: AlarmNotify;

  /**
   * Which backups count: `"verified"`, those that a manifest was written for once they had been read back, or
   * `{ smallestBytes }`, every object that is large enough, for workflows that write no manifest.
   *
   * @default "verified"
   */
  readonly counts?: AlarmCounts;

  /**
   * What the names of the alarm's resources start with: letters, digits, hyphens and underscores. Of a rule and an alarm
   * the job's name follows behind a dot, 64 characters together at most.
   *
   * @default - the bucket's name
   */
  readonly name?: string;
}
