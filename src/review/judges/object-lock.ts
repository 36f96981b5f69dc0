import { atRisk, type Said, stronger } from "../finding";
import { inBlock, isEmpty } from "../json";
import { type Markdown, plain, say } from "../markdown";
import type { AttributeChange, TypeJudge } from "./judge";

/** For how long nobody can delete what was written. */
export const OBJECT_LOCK: TypeJudge = {
  judged: {
    rule: retention,
    object_lock_enabled: ({ before, after }) =>
      !isEmpty(before) && after !== before
        ? [atRisk(plain("Object Lock: **turned off**"))]
        : [],
  },
  harmless: ["bucket", "expected_bucket_owner", "token"],
};

interface Retention {
  readonly mode: string | undefined;
  readonly days: number;
}

function retention({ before, after }: AttributeChange): readonly Said[] {
  const [was, is] = [retentionOf(before), retentionOf(after)];
  if (was.mode === is.mode && was.days === is.days) return [];
  const words = say`Object Lock: from ${retentionWords(was)} to ${retentionWords(is)}`;
  // Days that are not known yet are not at least as many.
  const isLess =
    !(is.days >= was.days) ||
    (was.mode === "COMPLIANCE" && is.mode !== was.mode);
  return [isLess ? atRisk(say`**shortened**: ${words}`) : stronger(words)];
}

function retentionOf(rule: unknown): Retention {
  const block = inBlock(rule, "default_retention");
  const mode = inBlock(block, "mode");
  const days = Number(inBlock(block, "days") ?? 0);
  const years = Number(inBlock(block, "years") ?? 0);
  return {
    mode: isEmpty(mode) ? undefined : String(mode),
    days: days + 365 * years,
  };
}

function retentionWords({ mode, days }: Retention): Markdown {
  return mode === undefined ? plain("none") : say`${days} days of ${mode}`;
}
