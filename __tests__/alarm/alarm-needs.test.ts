import { alarmNeeds, type AlarmNeedFacts } from "../../src/alarm/alarm-needs";

const ALARM = { name: "backups", jobs: ["acme", "globex"], topic: true };
const FACTS: AlarmNeedFacts = {
  account: { partition: "aws", accountId: "123456789012" },
  region: "us-east-1",
  defaultTags: false,
  makesKeys: false,
};
const here = (service: string) => `arn:aws:${service}:us-east-1:123456789012`;

/** Of what something is needed, each with the resources. */
const resources = (
  alarm: Parameters<typeof alarmNeeds>[0],
  facts: Partial<AlarmNeedFacts> = {},
) =>
  Object.fromEntries(
    alarmNeeds(alarm, { ...FACTS, ...facts }).map((need) => [
      need.of,
      need.resources,
    ]),
  );

const WITHOUT_TOPIC = {
  AlarmRules: [
    `${here("events")}:rule/backups.acme`,
    `${here("events")}:rule/backups.globex`,
  ],
  Alarms: [
    `${here("cloudwatch")}:alarm:backups.acme`,
    `${here("cloudwatch")}:alarm:backups.globex`,
  ],
  Receipts: [`${here("logs")}:log-group:/aws/events/backups:*`],
  TagsOfReceipts: [`${here("logs")}:log-group:/aws/events/backups`],
  LogPolicies: ["*"],
};

test("nothing is needed where there is no alarm", () => {
  expect(alarmNeeds(undefined, FACTS)).toEqual([]);
});

test("with a topic that is there, rules, alarms and receipts are needed, by their names", () => {
  expect(resources({ ...ALARM, topic: false })).toEqual(WITHOUT_TOPIC);
});

test("with a topic that is made, it and its key are needed, too", () => {
  expect(resources(ALARM)).toEqual({
    ...WITHOUT_TOPIC,
    AlarmTopic: [`${here("sns")}:backups-alarm`],
    AlarmSubscription: [
      `${here("sns")}:backups-alarm`,
      `${here("sns")}:backups-alarm:*`,
    ],
    Keys: ["*"],
    ListOfKeyAliases: ["*"],
    AlarmKey: [`${here("kms")}:key/*`],
    AliasOfAlarmKey: [`${here("kms")}:alias/alarm/backups`],
  });
});

test("whoever makes a key anyhow needs not be let make one once more", () => {
  const names = Object.keys(resources(ALARM, { makesKeys: true }));
  expect(names).toContain("AlarmKey");
  expect(names).not.toContain("Keys");
  expect(names).not.toContain("ListOfKeyAliases");
});

test("tags are needed only where everything has some", () => {
  const tagging = (defaultTags: boolean) =>
    alarmNeeds(ALARM, { ...FACTS, defaultTags }).flatMap(({ writes = [] }) =>
      writes.filter((action) => /:(?:Unt|T)agResource$/.test(action)),
    );
  expect(tagging(false)).toEqual([]);
  expect(new Set(tagging(true).map((action) => action.split(":")[0]))).toEqual(
    new Set(["cloudwatch", "events", "kms", "logs", "sns"]),
  );
});

test("policies of logs are written in the stack's region alone", () => {
  const [need] = alarmNeeds(ALARM, FACTS).filter(
    ({ of }) => of === "LogPolicies",
  );
  expect(need?.condition).toEqual({
    test: "StringLike",
    variable: "aws:RequestedRegion",
    values: ["us-east-1"],
  });
});
