import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  refused,
  taken,
} from "./change";

const WHERE = "bucket.notifications";
const REMOVED = ["s3:ObjectRemoved:*"];
const TOPIC = "arn:aws:sns:us-east-1:123456789012:backups";
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:backups";
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:backups";

const told = (...notifications: unknown[]) => bucket({ notifications });
const one = (change: Change) =>
  told({ topicArn: TOPIC, events: REMOVED, ...change });
const to = (change: Change) => told({ events: REMOVED, ...change });

const STANDARD =
  "must be the ARN of a standard topic of SNS, since S3 sends to no other kind";
const STANDARD_QUEUE =
  "must be the ARN of a standard queue of SQS, since S3 sends to no other kind";
const OF_LAMBDA =
  "must be the ARN of a function of Lambda, which can have a version or an alias";
const ONE = "must have exactly one of topicArn, queueArn, functionArn";
const EVENT = "must be a type of event that S3 tells of";
const FOLDER =
  'must be a folder of letters, digits and "_.-", without a slash at either end';
const IN_PLACE_OF_FOLDER =
  'write it like "acme", or take EventBridge\'s events, whose rules match any text';

/** Two notifications of which S3 refuses the second. */
const OVERLAPS: readonly (readonly [
  what: string,
  one: Change,
  other: Change,
])[] = [
  ["the same", {}, {}],
  ["one of all the types", {}, { events: ["s3:ObjectRemoved:Delete"] }],
  ["all of the one type", { events: ["s3:ObjectRemoved:Delete"] }, {}],
  ["another type beside", {}, { events: ["s3:ObjectCreated:*", ...REMOVED] }],
  ["a folder of all", {}, { prefix: "acme" }],
  ["a folder in the folder", { prefix: "acme" }, { prefix: "acme/eu" }],
  ["a longer end", { suffix: "dump" }, { suffix: ".dump" }],
];

/** Two notifications of which S3 takes both. */
const APART: readonly (readonly [what: string, one: Change, other: Change])[] =
  [
    ["other events", {}, { events: ["s3:ObjectCreated:*"] }],
    [
      "other types of a kind",
      { events: ["s3:ObjectRemoved:Delete"] },
      { events: ["s3:ObjectRemoved:DeleteMarkerCreated"] },
    ],
    ["other folders", { prefix: "acme" }, { prefix: "globex" }],
    ["a folder whose name starts so", { prefix: "acme" }, { prefix: "acme-2" }],
    ["other ends", { suffix: ".dump" }, { suffix: ".json" }],
  ];

export const bad: BadInput[] = [
  ...refused(WHERE, (notifications) => bucket({ notifications }), [
    "must be a list with at least one entry",
    'write [{ topicArn: "…", events: ["s3:ObjectRemoved:*"] }], or leave the prop out',
    ...[[], TOPIC, {}, null],
  ]),
  ...refused(`${WHERE}[0]`, (notification) => told(notification), [
    "must be an object",
    'write { topicArn: "…", events: ["s3:ObjectRemoved:*"] }',
    ...[TOPIC, null, []],
  ]),
  [
    "a notification tells nobody, of nothing",
    told({}),
    `${WHERE}[0].events: must be given, got nothing: add "events"`,
    `${WHERE}[0]: ${ONE}, got []: add one`,
  ],
  [
    "a notification tells two",
    one({ queueArn: QUEUE }),
    `${WHERE}[0]: ${ONE}, got ["topicArn","queueArn"]: keep one`,
  ],
  [
    "a notification's target is called by its service",
    to({ topic: TOPIC }),
    `${WHERE}[0].topic: must be a known prop, got "${TOPIC}": leave it out, or use one of the nearest: topicArn, prefix, suffix`,
    `${WHERE}[0]: ${ONE}, got []: add one`,
  ],
  ...refused(`${WHERE}[0].topicArn`, (topicArn) => to({ topicArn }), [
    STANDARD,
    `write it like "${TOPIC}"`,
    ...["backups", QUEUE, `${TOPIC}.fifo`, ` ${TOPIC}`, `${TOPIC}:1`],
    "arn:aws:sns:us-east-1:1234:backups",
  ]),
  ...refused(`${WHERE}[0].queueArn`, (queueArn) => to({ queueArn }), [
    STANDARD_QUEUE,
    `write it like "${QUEUE}"`,
    ...[
      TOPIC,
      `${QUEUE}.fifo`,
      `x${QUEUE}`,
      "https://sqs.us-east-1.amazonaws.com/123456789012/backups",
    ],
    "arn:aws:sqs:us-east-1:123456789012:" + "q".repeat(81),
  ]),
  ...refused(`${WHERE}[0].functionArn`, (functionArn) => to({ functionArn }), [
    OF_LAMBDA,
    `write it like "${FUNCTION}"`,
    ...["backups", `${FUNCTION}:`, `${FUNCTION}:a b`, `x${FUNCTION}`],
    "arn:aws:lambda:us-east-1:123456789012:backups",
  ]),
  ...(
    [
      ["topicArn", TOPIC],
      ["queueArn", QUEUE],
      ["functionArn", FUNCTION],
    ] as const
  ).flatMap(([kind, arn]): BadInput[] => [
    [
      `the ${kind} is in another region`,
      to({ [kind]: arn.replace("us-east-1", "eu-west-1") }),
      `${WHERE}[0].${kind}: must be in the bucket's region, "us-east-1", since S3 sends to no other one, got "${arn.replace("us-east-1", "eu-west-1")}": name one of that region`,
    ],
    [
      `the ${kind} is in another partition`,
      to({ [kind]: arn.replace("aws", "aws-cn") }),
      `${WHERE}[0].${kind}: must be in the bucket's partition, "aws", got "${arn.replace("aws", "aws-cn")}": name one of that partition`,
    ],
  ]),
  ...refused(`${WHERE}[0].events`, (events) => one({ events }), [
    "must be a list with at least one entry",
    'list the types of event, such as ["s3:ObjectRemoved:*"]',
    ...[[], "s3:ObjectRemoved:*"],
  ]),
  ...refused(
    `${WHERE}[0].events[0]`,
    (event) => one({ events: [event] }),
    [
      EVENT,
      'did you mean "s3:ObjectRemoved:*"?',
      "ObjectRemoved:*",
      "s3:ObjectRemoved",
    ],
    [EVENT, 'did you mean "s3:ObjectCreated:Put"?', "s3:objectcreated:put"],
    [
      EVENT,
      "leave it out, or use one of the nearest: s3:Replication:*, s3:ObjectCreated:*, s3:ObjectRestore:*",
      "x:Delete",
    ],
  ),
  [
    "an event is known to Terraform alone",
    one({ events: [unknownText()] }),
    mustBeKnown(`${WHERE}[0].events[0]`),
  ],
  [
    "an event is there twice",
    one({ events: [...REMOVED, ...REMOVED] }),
    `${WHERE}[0].events[1]: must differ from the notification's other events, as ${WHERE}[0].events[0] has it already, got "s3:ObjectRemoved:*": remove one of the two`,
  ],
  ...refused(`${WHERE}[0].prefix`, (prefix) => one({ prefix }), [
    FOLDER,
    IN_PLACE_OF_FOLDER,
    ...["acme/", "/acme", "a//b", "a b", "a+b", "é"],
  ]),
  ...refused(`${WHERE}[0].suffix`, (suffix) => one({ suffix }), [
    'must be 1 to 255 letters, digits and "_./-"',
    'write it like ".dump"',
    ...["*.dump", "a b", "s".repeat(256), ".dump\n"],
  ]),
  [
    "a filter is known to Terraform alone",
    one({ prefix: unknownText(), suffix: unknownText() }),
    mustBeKnown(`${WHERE}[0].prefix`),
    mustBeKnown(`${WHERE}[0].suffix`),
  ],
  ...OVERLAPS.map(([what, first, second]): BadInput => {
    const other = { queueArn: QUEUE, events: REMOVED, ...second };
    return [
      `two are told of one event: ${what}`,
      told({ topicArn: TOPIC, events: REMOVED, ...first }, other),
      `${WHERE}[1]: must differ from ${WHERE}[0] in events, prefix or suffix, since S3 refuses to tell two of one event, got ${JSON.stringify(other)}: send to one topic that has both as subscribers, or take EventBridge's events`,
    ];
  }),
];

export const good: GoodInput[] = [
  ...APART.map(([what, first, second]): GoodInput => [
    `two notifications: ${what}`,
    told(
      { topicArn: TOPIC, events: REMOVED, ...first },
      { queueArn: QUEUE, events: REMOVED, ...second },
    ),
  ]),
  [
    "a notification beside EventBridge",
    bucket({
      eventBridge: true,
      notifications: [{ topicArn: TOPIC, events: REMOVED }],
    }),
  ],
  ...taken(
    "a topic",
    (topicArn) => to({ topicArn }),
    TOPIC.replace("1234", "9876"),
    unknownText(),
  ),
  ...taken("a queue", (queueArn) => to({ queueArn }), QUEUE, unknownText()),
  ...taken(
    "a function",
    (functionArn) => to({ functionArn }),
    FUNCTION,
    `${FUNCTION}:live`,
    `${FUNCTION}:$LATEST`,
    unknownText(),
  ),
  [
    "a target in a region that only Terraform knows",
    { region: unknownText(), ...one({}) },
  ],
  [
    "a target in China",
    {
      region: "cn-north-1",
      ...to({ topicArn: "arn:aws-cn:sns:cn-north-1:123456789012:backups" }),
    },
  ],
  ...taken(
    "a folder of a notification",
    (prefix) => one({ prefix }),
    "a",
    "acme/eu.west_1-b",
  ),
  ...taken(
    "an end of a notification",
    (suffix) => one({ suffix }),
    ".dump",
    "/latest_1-b.json",
    "s".repeat(255),
  ),
];
