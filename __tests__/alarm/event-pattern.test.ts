import { countedFolder, eventPattern } from "../../src/alarm/event-pattern";

test("a verified backup is a manifest in the job's folder, and not an empty object", () => {
  expect(
    eventPattern("backups", { prefix: "acme/prod", counts: "verified" }),
  ).toEqual({
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: {
      bucket: { name: ["backups"] },
      object: {
        key: [{ prefix: "acme/prod/manifests/" }],
        size: [{ numeric: [">=", 1] }],
      },
    },
  });
});

test("where a size counts, every object of the job's folder does that is as large", () => {
  expect(
    eventPattern("backups", { prefix: "acme", counts: { smallestBytes: 21 } })
      .detail,
  ).toEqual({
    bucket: { name: ["backups"] },
    object: {
      key: [{ prefix: "acme/" }],
      size: [{ numeric: [">=", 21] }],
    },
  });
});

test("a job that has the whole bucket is asked for no folder, but for that of manifests", () => {
  expect(countedFolder({ counts: "verified" })).toBe("manifests/");
  expect(
    eventPattern("backups", { counts: { smallestBytes: 21 } }).detail.object,
  ).toEqual({ size: [{ numeric: [">=", 21] }] });
});
