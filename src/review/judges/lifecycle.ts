import { atRisk, type Said, stronger, weaker } from "../finding";
import { blocks, canonical, isEmpty, type JsonObject } from "../json";
import { type Markdown, plain, say } from "../markdown";
import type { AttributeChange, TypeJudge } from "./judge";

/** What S3 deletes by itself, and when. */
export const LIFECYCLE: TypeJudge = {
  judged: { rule: rules },
  harmless: [
    ...["bucket", "expected_bucket_owner"],
    "transition_default_minimum_object_size",
  ],
};

const OLD = "deleted and overwritten objects" as const;

/** One way in which a lifecycle deletes: these objects, after so many days. */
interface Expiry {
  readonly what: "objects" | typeof OLD;
  /** As the rule has it; none is the whole bucket. */
  readonly filter: string;
  readonly prefix: string | undefined;
  /** Days, or the day itself. */
  readonly days: number | undefined;
  readonly date: string | undefined;
  /** How many of the newest old versions stay, however old they are. */
  readonly kept: number;
}

function rules({ before, after, resource }: AttributeChange): readonly Said[] {
  const bucket = resource.after?.["bucket"];
  const isNew = resource.plan.isNewBucket(bucket);
  const hasNoOld = hasNoVersions(resource, bucket);
  const [old, now] = [expiries(before), expiries(after)];
  const sooner = now.filter(
    (one) => !old.some((was) => deletesNoLater(was, one)),
  );
  const later = old.filter((one) => !now.some((is) => deletesNoLater(is, one)));
  return [
    ...sooner.map((one) =>
      isNew
        ? stronger(say`${expiryWords(one)}, in a new bucket`)
        : hasNoOld && one.what === OLD
          ? stronger(say`${expiryWords(one)}; before, at once`)
          : atRisk(
              say`**introduced or shortened**: ${expiryWords(one)}${was(old, one)}`,
            ),
    ),
    ...later
      .filter((one) => !sooner.some(({ what }) => what === one.what))
      .map((one) => stronger(noLonger(one, now))),
    ...transitions(before, after, isNew),
  ];
}

/** Whether nothing deleted or overwritten is there to be lost: the bucket has never had versions. */
function hasNoVersions(
  { plan }: AttributeChange["resource"],
  bucket: unknown,
): boolean {
  const set = plan.hasSet("aws_s3_bucket_versioning", bucket);
  return blocks(set?.["versioning_configuration"]).some(
    ({ status }) => status === "Disabled",
  );
}

/** What enabled rules delete. Delete markers without versions, and parts of uploads that never ended, are no loss. */
function expiries(rule: unknown): readonly Expiry[] {
  return blocks(rule)
    .filter(({ status }) => status !== "Disabled")
    .flatMap((one) => {
      const place = placeOf(one);
      const current = blocks(one["expiration"])
        .filter(({ days, date }) => !isNothing(days) || !isEmpty(date))
        .map(({ days, date }) => ({
          ...place,
          what: "objects" as const,
          days: isNothing(days) ? undefined : Number(days),
          date: isEmpty(date) ? undefined : String(date),
          kept: 0,
        }));
      const old = blocks(one["noncurrent_version_expiration"]).map(
        ({ noncurrent_days, newer_noncurrent_versions }) => ({
          ...place,
          what: OLD,
          days: Number(noncurrent_days ?? 0),
          date: undefined,
          kept: Number(newer_noncurrent_versions ?? 0),
        }),
      );
      return [...current, ...old];
    });
}

/** Providers write 0 for a number that was not set. */
function isNothing(days: unknown): boolean {
  return days === undefined || days === null || days === 0;
}

function placeOf(rule: JsonObject): Pick<Expiry, "filter" | "prefix"> {
  const filter = filled(blocks(rule["filter"])[0] ?? {});
  const prefix = [filter["prefix"], rule["prefix"]].find(
    (one) => !isEmpty(one),
  );
  const isPrefixOnly = Object.keys(filter).every((key) => key === "prefix");
  return {
    filter: canonical({ ...filter, prefix }),
    prefix: isPrefixOnly ? String(prefix ?? "") : undefined,
  };
}

/** A filter without what says nothing. */
function filled(filter: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => !isEmpty(value) && value !== 0,
    ),
  );
}

/** Whether everything that `other` deletes is deleted by `one` too, and no later. */
function deletesNoLater(one: Expiry, other: Expiry): boolean {
  const isAsWide =
    one.filter === other.filter ||
    (one.prefix !== undefined &&
      other.prefix !== undefined &&
      other.prefix.startsWith(one.prefix));
  const isInTime =
    one.date !== undefined && other.date !== undefined
      ? one.date <= other.date
      : one.date === other.date && (one.days ?? 0) <= (other.days ?? 0);
  return (
    one.what === other.what && isAsWide && isInTime && one.kept <= other.kept
  );
}

function expiryWords({ what, filter, days, date, kept }: Expiry): Markdown {
  const when =
    days === undefined
      ? say`on ${String(date)}`
      : Number.isNaN(days)
        ? plain("after a time that is known only after apply")
        : say`after ${days} days`;
  const where = filter === "{}" ? plain("") : say` that match ${filter}`;
  const but = kept > 0 ? say`, but for the newest ${kept}` : plain("");
  return say`${plain(what)}${where} are deleted ${when}${but}`;
}

function noLonger(one: Expiry, now: readonly Expiry[]): Markdown {
  const instead = now.find(({ what }) => what === one.what);
  return instead
    ? say`later: ${expiryWords(instead)}; before, ${expiryWords(one)}`
    : say`no longer: ${expiryWords(one)}`;
}

function was(old: readonly Expiry[], one: Expiry): Markdown {
  const before = old.filter(({ what }) => what === one.what);
  return before.length === 1 && before[0]
    ? say`; before, ${expiryWords(before[0])}`
    : plain("");
}

/** Another storage class loses nothing, but can make a restore slow. */
function transitions(
  before: unknown,
  after: unknown,
  isNew: boolean,
): readonly Said[] {
  const of = (rule: unknown) =>
    blocks(rule)
      .filter(({ status }) => status !== "Disabled")
      .flatMap((one) =>
        ["transition", "noncurrent_version_transition"].flatMap((key) =>
          blocks(one[key]).map((move) =>
            canonical([key, filled(move), placeOf(one).filter]),
          ),
        ),
      );
  const [old, now] = [of(before), of(after)];
  const come = now.filter((move) => !old.includes(move));
  if (come.length === 0) return [];
  return [
    isNew
      ? stronger(
          plain("objects move to another storage class, in a new bucket"),
        )
      : weaker(plain("objects move to **another storage class**")),
  ];
}
