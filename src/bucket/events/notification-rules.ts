import type { Place } from "../../aws/place";
import { partitionOf } from "../../aws/regions";
import { didYouMeanName } from "../../validation/did-you-mean";
import { knownText, text } from "../../validation/kinds";
import { list } from "../../validation/list";
import type { Problems } from "../../validation/problems";
import { required } from "../../validation/prop";
import { rule } from "../../validation/rules";
import { object } from "../../validation/schema";
import { matching } from "../../validation/text-rule";
import { at, isKnownText, isRecord } from "../../validation/values";
import { IN_PARTITION } from "../policy/partition-rule";
import { EVENT_TYPES, share } from "./event-types";
import type { BucketNotification, NotificationTargets } from "./notification";

const KNOWN_EVENTS: readonly string[] = EVENT_TYPES;

/** What each target is: its form, with partition and region, and how to write it. */
const TARGETS: Readonly<
  Record<
    keyof NotificationTargets,
    { readonly arn: RegExp; readonly must: string; readonly like: string }
  >
> = {
  topicArn: {
    arn: /^arn:(aws[\w-]*):sns:([a-z\d-]+):\d{12}:[\w-]{1,256}$/,
    must: "must be the ARN of a standard topic of SNS, since S3 sends to no other kind",
    like: "arn:aws:sns:us-east-1:123456789012:backups",
  },
  queueArn: {
    arn: /^arn:(aws[\w-]*):sqs:([a-z\d-]+):\d{12}:[\w-]{1,80}$/,
    must: "must be the ARN of a standard queue of SQS, since S3 sends to no other kind",
    like: "arn:aws:sqs:us-east-1:123456789012:backups",
  },
  functionArn: {
    arn: /^arn:(aws[\w-]*):lambda:([a-z\d-]+):\d{12}:function:[\w-]{1,64}(?::[\w$-]{1,128})?$/,
    must: "must be the ARN of a function of Lambda, which can have a version or an alias",
    like: "arn:aws:lambda:us-east-1:123456789012:function:backups",
  },
};

const KINDS = Object.keys(TARGETS) as readonly (keyof NotificationTargets)[];

const OTHER_EVENT = rule(
  (earlier: string) =>
    `must differ from the notification's other events, as ${earlier} has it already`,
);
const ONE_TARGET = rule(`must have exactly one of ${KINDS.join(", ")}`);
const IN_REGION = rule(
  (region: string) =>
    `must be in the bucket's region, ${JSON.stringify(region)}, since S3 sends to no other one`,
);
const APART = rule(
  (earlier: string) =>
    `must differ from ${earlier} in events, prefix or suffix, since S3 refuses to tell two of one event`,
);

const target = (kind: keyof NotificationTargets) => {
  const { arn, must, like } = TARGETS[kind];
  return text(matching(arn, must, `write it like ${JSON.stringify(like)}`));
};

/** What is told to whom. S3 takes other characters in a filter only encoded. */
export const notifications = list(
  object<Partial<Record<keyof BucketNotification, unknown>>>(
    {
      topicArn: target("topicArn"),
      queueArn: target("queueArn"),
      functionArn: target("functionArn"),
      events: required(
        list(
          knownText(
            matching(
              (value) => KNOWN_EVENTS.includes(value),
              "must be a type of event that S3 tells of",
              (value) => didYouMeanName(value, KNOWN_EVENTS),
            ),
          ),
          {
            fix: 'list the types of event, such as ["s3:ObjectRemoved:*"]',
            unique: { rule: OTHER_EVENT, fix: "remove one of the two" },
          },
        ),
      ),
      prefix: knownText(
        matching(
          /^[\w.-]+(?:\/[\w.-]+)*$/,
          'must be a folder of letters, digits and "_.-", without a slash at either end',
          'write it like "acme", or take EventBridge\'s events, whose rules match any text',
        ),
      ),
      suffix: knownText(
        matching(
          /^[\w./-]{1,255}$/,
          'must be 1 to 255 letters, digits and "_./-"',
          'write it like ".dump"',
        ),
      ),
    },
    {
      fix: 'write { topicArn: "…", events: ["s3:ObjectRemoved:*"] }',
      also(problems, path, notification) {
        const given = KINDS.filter((kind) => notification[kind] !== undefined);
        if (given.length !== 1)
          problems.add(
            path,
            ONE_TARGET,
            given,
            given.length === 0 ? "add one" : "keep one",
          );
      },
    },
  ),
  {
    fix: 'write [{ topicArn: "…", events: ["s3:ObjectRemoved:*"] }], or leave the prop out',
  },
);

/** Checks that what is told is where the bucket is. It may be another account's. */
export function checkTargetsPlace(
  problems: Problems,
  path: string,
  given: unknown,
  { partition, region }: Place,
): void {
  if (!Array.isArray(given)) return;
  given.forEach((notification: unknown, index) => {
    for (const kind of KINDS) {
      const arn = isRecord(notification) ? notification[kind] : undefined;
      const [, itsPartition, itsRegion] =
        (isKnownText(arn) && TARGETS[kind].arn.exec(arn)) || [];
      const where = at(`${path}[${index}]`, kind);
      if (itsPartition === undefined) continue;
      if (partition !== undefined && itsPartition !== partition)
        problems.add(
          where,
          IN_PARTITION(partition),
          arn,
          "name one of that partition",
        );
      else if (
        isKnownText(region) &&
        partitionOf(region) !== undefined &&
        itsRegion !== region
      )
        problems.add(where, IN_REGION(region), arn, "name one of that region");
    }
  });
}

/**
 * Checks that no two notifications tell of one event.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
export function checkApart(
  problems: Problems,
  path: string,
  all: readonly BucketNotification[],
): void {
  all.forEach((one, index) => {
    const earlier = all.findIndex(
      (other, place) => place < index && overlap(one, other),
    );
    if (earlier !== -1)
      problems.add(
        `${path}[${index}]`,
        APART(`${path}[${earlier}]`),
        one,
        "send to one topic that has both as subscribers, or take EventBridge's events",
      );
  });
}

function overlap(one: BucketNotification, other: BucketNotification): boolean {
  const [folder, itsFolder] = [one, other].map(filterPrefix);
  const [end = "", itsEnd = ""] = [one.suffix, other.suffix];
  return (
    one.events.some((event) =>
      other.events.some((another) => share(event, another)),
    ) &&
    eitherWay(folder ?? "", itsFolder ?? "", (a, b) => a.startsWith(b)) &&
    eitherWay(end, itsEnd, (a, b) => a.endsWith(b))
  );
}

function eitherWay(
  one: string,
  other: string,
  holds: (a: string, b: string) => boolean,
): boolean {
  return holds(one, other) || holds(other, one);
}

/** How S3 is told of a folder. */
export function filterPrefix({
  prefix,
}: BucketNotification): string | undefined {
  return prefix && `${prefix}/`;
}
