import type { Findings } from "./checkov";

/** A note beside a resource that a check is not for it. */
export interface Waiver {
  /** The check and the resource's address, as findings have them. */
  readonly finding: string;
  readonly check: string;
  readonly reason: string;
}

type Block = Readonly<
  Partial<
    Record<"//", { checkov?: { skip: { id: string; comment: string }[] } }>
  >
>;

/** The waivers that synthesized JSON holds. */
export function waiversIn(synthesized: string): Waiver[] {
  const { resource, data } = JSON.parse(synthesized) as Record<
    "resource" | "data",
    Record<string, Record<string, Block>>
  >;
  return [...waivers(resource, ""), ...waivers(data, "data.")];
}

function waivers(
  blocks: Record<string, Record<string, Block>>,
  start: string,
): Waiver[] {
  return Object.entries(blocks).flatMap(([type, byName]) =>
    Object.entries(byName).flatMap(([name, block]) =>
      (block["//"]?.checkov?.skip ?? []).map(({ id, comment }) => ({
        finding: `${id} ${start}${type}.${name}`,
        check: id,
        reason: comment,
      })),
    ),
  );
}

/** What is wrong with waivers and findings together; nothing, if there is one for each failure, and one failure for each. */
export function weigh(
  noted: readonly Waiver[],
  ...scans: readonly Findings[]
): string[] {
  const waived = noted.map(({ finding }) => finding);
  const failed = [...new Set(scans.flatMap((scan) => scan.failed))];
  return [
    ...failed
      .filter((finding) => !waived.includes(finding))
      .map((finding) => `fails: ${finding}`),
    ...waived
      .filter((finding) => !failed.includes(finding))
      .map((finding) => `waived and does not fail: ${finding}`),
  ].sort();
}
