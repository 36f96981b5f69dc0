import MarkdownIt from "markdown-it";

// With everything on that GitHub has and that plan text could set off.
const parser = new MarkdownIt({ html: true, linkify: true, breaks: true });

/** The structure of Markdown: which blocks and spans are in which, with the words that are not in a code span. */
export function structureOf(markdown: string): string[] {
  return parser
    .parse(markdown, {})
    .flatMap((token) => [
      ...(token.type === "inline" ? [] : [`${token.type} ${token.tag}`]),
      ...(token.children ?? []).map(({ type, content }) =>
        type === "text" ? `text ${content}` : type,
      ),
    ]);
}

/** What code spans show. */
export function codeIn(markdown: string): string[] {
  return parser
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap(({ type, content }) => (type === "code_inline" ? [content] : []));
}
