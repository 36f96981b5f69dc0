import { describeLifecycle } from "../../src/discover/lifecycle";

const whole = { ID: "a", Status: "Enabled", Filter: { Prefix: "" } };

test("rules for the whole bucket are props", () => {
  expect(
    describeLifecycle([
      { ...whole, Expiration: { Days: 400 } },
      {
        ID: "b",
        Status: "Enabled",
        Prefix: "",
        NoncurrentVersionExpiration: { NoncurrentDays: 60 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
      { ...whole, Transitions: [{ Days: 90, StorageClass: "GLACIER" }] },
    ]),
  ).toEqual({
    props: {
      expireAfterDays: 400,
      recoverableDays: 60,
      transitions: [{ storageClass: "GLACIER", afterDays: 90 }],
    },
    notes: [],
  });
});

test.each([
  { ...whole, Status: "Disabled", Expiration: { Days: 1 } },
  { ...whole, Filter: { Prefix: "a/" }, Expiration: { Days: 1 } },
  {
    ...whole,
    Filter: { Tag: { Key: "a", Value: "b" } },
    Expiration: { Days: 1 },
  },
  { ...whole, Prefix: "a", Expiration: { Days: 1 } },
  { ...whole, Expiration: { Date: "2027-01-01" } },
  { ...whole, Transitions: [{ Date: "2027-01-01", StorageClass: "GLACIER" }] },
  { ...whole, NoncurrentVersionTransitions: [{ NoncurrentDays: 1 }] },
])("what no prop says is told: %j", (rule) => {
  expect(describeLifecycle([rule])).toEqual({
    props: {},
    notes: [`a lifecycle rule goes: ${JSON.stringify(rule)}`],
  });
});
