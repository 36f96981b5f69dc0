/** What GitHub tells of a comment or an issue. */
export interface Written {
  readonly body?: string | null;
  readonly user?: { readonly login: string } | null;
}

/** Who a workflow writes as, with the token that GitHub gives it. */
const BOT = "github-actions[bot]";

/** The first line of a text that the workflows write for a stack. It does not show, and is how they find it again. */
export function marker(kind: "drift" | "plan", stack: string): string {
  return `<!-- postgres-backups ${kind}: ${stack} -->`;
}

/**
 * Whether a text is the workflows' own, so that it may be written anew: it starts with the marker, and was written by
 * the bot. Anyone can quote a marker, and nobody's text may be lost for it.
 */
export function isOwn({ body, user }: Written, mark: string): boolean {
  return user?.login === BOT && body?.startsWith(mark) === true;
}
