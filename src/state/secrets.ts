/** What a message shows in place of a value that is, or may hold, a secret. */
export const NOT_SHOWN = "(not shown)";

/** Names by which connection strings and addresses give a password or a key. */
const SECRET_NAMES =
  /(?:^|[?&\s_-])(?:pass(?:word|phrase|wd)?|secret|token|api[_-]?key|access[_-]?key|code|sig(?:nature)?|credentials?)\s*=/i;

/** Whether a text gives a user or a password, as `https://user:password@host` and `password=…` do. */
export function holdsCredentials(text: string): boolean {
  return /:\/\/[^/?#\s]*@/.test(text) || SECRET_NAMES.test(text);
}

/** What a message can show of a value: no text that may hold a password, and nothing of objects and lists. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === "object" && value !== null) return NOT_SHOWN;
  if (typeof value !== "string") return value;
  return holdsCredentials(value) || value.includes("@") ? NOT_SHOWN : value;
}
