import { saidOf, saidOfAttribute } from "../../support/said-of";

const type = "aws_s3_bucket_lifecycle_configuration";

function keep(days: number, others: object = {}) {
  return {
    id: "keep",
    status: "Enabled",
    filter: [{}],
    noncurrent_version_expiration: [{ noncurrent_days: days }],
    ...others,
  };
}

function expire(days: number, others: object = {}) {
  return { status: "Enabled", expiration: [{ days }], ...others };
}

function said(before: readonly object[], after: readonly object[]) {
  return saidOfAttribute(type, "rule", before, after);
}

const AT_RISK = /^data at risk, data at risk: \*\*introduced or shortened\*\*/;
const LESS = /^nothing, protections: (no longer|later): /;

test("days that are shortened are data at risk, and what was before is said", () => {
  expect(said([keep(60)], [keep(30)])).toEqual([
    "data at risk, data at risk: **introduced or shortened**: deleted and overwritten objects are deleted after 30 days; before, deleted and overwritten objects are deleted after 60 days",
  ]);
  expect(said([expire(400)], [expire(399)])).toEqual([
    expect.stringMatching(AT_RISK),
  ]);
});

test("days that are lengthened are stronger", () => {
  expect(said([keep(30)], [keep(60)])).toEqual([
    "nothing, protections: later: deleted and overwritten objects are deleted after 60 days; before, deleted and overwritten objects are deleted after 30 days",
  ]);
});

test("the same under another name is no change", () => {
  expect(said([keep(30)], [keep(30, { id: "other" })])).toEqual([]);
});

test.each([
  ["an expiry", expire(400)],
  [
    "an expiry on a day",
    {
      status: "Enabled",
      expiration: [{ date: "2027-01-01T00:00:00Z", days: 0 }],
    },
  ],
  ["an expiry of old versions", keep(30)],
])(
  "%s that is introduced is data at risk, and that is gone is less",
  (_, rule) => {
    expect(said([], [rule])).toEqual([expect.stringMatching(AT_RISK)]);
    expect(said([rule], [])).toEqual([expect.stringMatching(LESS)]);
    expect(saidOf({ type, before: { bucket: "b", rule: [rule] } })).toEqual([
      "nothing, what goes: **destroyed**",
      expect.stringMatching(LESS),
    ]);
  },
);

test("a rule that is enabled deletes, one that is disabled does not", () => {
  const off = expire(30, { status: "Disabled" });

  expect(said([off], [expire(30)])).toEqual([expect.stringMatching(AT_RISK)]);
  expect(said([expire(30)], [off])).toEqual([expect.stringMatching(LESS)]);
});

test.each([
  ["a larger folder", { prefix: "a/b/" }, { prefix: "a/" }],
  ["the whole bucket", { prefix: "a/" }, {}],
  ["another folder", { prefix: "a/" }, { prefix: "b/" }],
  [
    "fewer tags",
    { prefix: "a/", tag: [{ key: "k", value: "v" }] },
    { prefix: "a/" },
  ],
  [
    "smaller objects too",
    { object_size_greater_than: 5 },
    { object_size_greater_than: 4 },
  ],
])("to delete %s is data at risk", (_, before, after) => {
  expect(
    said([expire(9, { filter: [before] })], [expire(9, { filter: [after] })]),
  ).toEqual(expect.arrayContaining([expect.stringMatching(AT_RISK)]));
});

test("to delete only a folder, where the bucket was, is less", () => {
  expect(
    said([expire(9)], [expire(9, { filter: [{ prefix: "a/" }] })]),
  ).toEqual([expect.stringMatching(LESS)]);
  expect(
    said(
      [expire(9, { prefix: "a/" })],
      [expire(9, { filter: [{ prefix: "a/" }] })],
    ),
  ).toEqual([]);
});

test("fewer old versions that stay are data at risk, more are not", () => {
  const kept = (newer_noncurrent_versions: number) =>
    keep(30, {
      noncurrent_version_expiration: [
        { noncurrent_days: 30, newer_noncurrent_versions },
      ],
    });

  expect(said([kept(3)], [kept(2)])).toEqual([expect.stringMatching(AT_RISK)]);
  expect(said([kept(2)], [kept(3)])).toEqual([expect.stringMatching(LESS)]);
});

test("delete markers that mark nothing, and uploads that never ended, are no loss", () => {
  const rule = {
    status: "Enabled",
    expiration: [{ expired_object_delete_marker: true, days: 0 }],
    abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
  };

  expect(said([], [rule])).toEqual([]);
});

test("in a bucket that is new with the rule there is nothing to lose", () => {
  const rules = {
    type,
    after: {
      bucket: "b",
      rule: [keep(30, { transition: [{ days: 1, storage_class: "GLACIER" }] })],
    },
  };
  const bucket = { type: "aws_s3_bucket", after: { bucket: "b" } };

  expect(saidOf(bucket, rules)).toEqual([
    "nothing, protections: deleted and overwritten objects are deleted after 30 days, in a new bucket",
    "nothing, protections: objects move to another storage class, in a new bucket",
  ]);
  expect(saidOf({ ...bucket, after: { bucket: "c" } }, rules)).toEqual([
    expect.stringMatching(AT_RISK),
    "look, protections: objects move to **another storage class**",
  ]);
  expect(
    saidOf(
      { ...bucket, before: { bucket: "b" }, actions: ["delete", "create"] },
      rules,
    ),
  ).toEqual(expect.arrayContaining([expect.stringMatching(AT_RISK)]));
});

test("a move to another storage class is looked at when it begins, and not when it ends", () => {
  const moves = keep(30, {
    transition: [{ days: 30, storage_class: "GLACIER" }],
  });

  expect(said([keep(30)], [moves])).toEqual([
    "look, protections: objects move to **another storage class**",
  ]);
  expect(said([moves], [keep(30)])).toEqual([]);
});

test("where a rule matches is said", () => {
  expect(said([], [expire(9, { filter: [{ prefix: "a/" }] })])[0]).toContain(
    'objects that match `{"prefix":"a/"}` are deleted after 9 days',
  );
});

test("an expiry on a later day is later, and on an earlier one sooner", () => {
  const on = (date: string) => ({
    ...{ id: "a", status: "Enabled" },
    expiration: [{ date: `${date}T00:00:00Z` }],
  });
  const [early, late] = [on("2027-01-01"), on("2028-01-01")];

  expect(said([early], [late])).toEqual([
    expect.stringMatching(
      /^nothing, protections: later: .*2028.*before, .*2027/,
    ),
  ]);
  expect(said([late], [early])).toEqual([expect.stringMatching(AT_RISK)]);
});

test.each(["Enabled", "of tomorrow", undefined])(
  "a rule whose status is %j counts, and one that is off does not",
  (status) => {
    expect(said([], [expire(1, { status })])).toEqual([
      expect.stringMatching(AT_RISK),
    ]);
    expect(said([], [expire(1, { status: "Disabled" })])).toEqual([]);
  },
);

describe("in a bucket that is there", () => {
  const introduced = (status: string, rule: object) =>
    saidOf(
      { type, after: { bucket: "b", rule: [rule] } },
      {
        type: "aws_s3_bucket_versioning",
        before: { bucket: "b", versioning_configuration: [{ status }] },
        after: {
          bucket: "b",
          versioning_configuration: [{ status: "Enabled" }],
        },
      },
    ).filter((words) => words.includes("deleted after"));

  test("that has never had versions none is lost", () => {
    expect(introduced("Disabled", keep(30))).toEqual([
      "nothing, protections: deleted and overwritten objects are deleted after 30 days; before, at once",
    ]);
  });

  test("that has had versions they are at risk", () => {
    for (const status of ["Suspended", "Enabled"])
      expect(introduced(status, keep(30))).toEqual([
        expect.stringMatching(AT_RISK),
      ]);
  });

  test("that has never had versions its objects are at risk all the same", () => {
    expect(introduced("Disabled", expire(30))).toEqual([
      expect.stringMatching(AT_RISK),
    ]);
  });
});
