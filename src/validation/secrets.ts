/** What a message shows in place of a value that is, or may hold, a secret. */
export const NOT_SHOWN = "(not shown)";

/** Names by which connection strings and addresses give a password or a key, as in `password=…`. */
const SECRET_NAMES =
  /(?:pass(?:word|phrase|wd)?|secret|token|signature|(?:api|access)[_-]?key|credentials?)\s*=|(?:^|[?&\s])(?:code|sig)\s*=/i;

/** Whether a text gives a user or a password, as `https://user:password@host` and `password=…` do. */
export function holdsCredentials(text: string): boolean {
  return (
    /:\/\/[^/?#\s]*@/.test(text) ||
    /^[^/?#\s:]*:[^/?#\s]*@/.test(text) ||
    SECRET_NAMES.test(text)
  );
}

/** What a message can show of a value: no text that may hold a password, and nothing of objects and lists. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === "object" && value !== null) return NOT_SHOWN;
  if (typeof value !== "string") return value;
  return holdsCredentials(value) || value.includes("@") ? NOT_SHOWN : value;
}

const SECRET_KEY =
  /secret|token|passw|credential|conn_?str|access_?key|encryption_?key|sas_?token/i;

/** For `JSON.stringify`: hides what an object holds under the name of a secret, and texts that give a password away. */
export function hideSecrets(key: string, value: unknown): unknown {
  if (key === "" || value === undefined) return value;
  const hidden =
    SECRET_KEY.test(key) ||
    (typeof value === "string" && holdsCredentials(value));
  return hidden ? NOT_SHOWN : value;
}
