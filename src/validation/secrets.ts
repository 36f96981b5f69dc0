/** What a message shows in place of a value that is, or may hold, a secret. */
export const NOT_SHOWN = "(not shown)";

const NAME =
  "pass(?:word|phrase|wd)?|secret|token|signature|(?:api|access)[_-]?key|credentials?";

/** How texts give a user, a password or a key away. What stands in the group is the secret. */
const FORMS: readonly RegExp[] = [
  // https://user:password@host, and user:password@host.
  /:\/\/([^/?#\s]*)@/g,
  /^([^/?#\s:]*:[^/?#\s]*)@/g,
  // password=…, in connection strings, addresses and commands.
  new RegExp(`(?:${NAME})\\s*=\\s*([^&\\s]*)`, "gi"),
  /(?:^|[?&;\s])(?:code|sig|pwd|auth)\s*=\s*([^&\s]*)/gi,
  // Keys of AWS, tokens of GitHub, GitLab, Slack, Neon and HashiCorp, and signed ones of whoever.
  /\b((?:AKIA|ASIA)[A-Z0-9]{16})\b/g,
  /\b(gh[opsur]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|glpat-[\w-]{16,})/g,
  /\b(xox[a-z]-[\w-]{10,}|npg_\w{10,}|hv[bs]\.\w{16,}|\w{8,}\.atlasv1\.\w+)/g,
  /\b(eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*)/g,
  /(-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*)/g,
];

/** What of a text is a secret, or a user's name beside one, also where an address spells it by `%`. */
function secretsIn(text: string): string[] {
  const spellings = new Set([text, decoded(text)]);
  return [...spellings].flatMap((spelling) =>
    FORMS.flatMap((form) =>
      [...spelling.matchAll(form)].flatMap(([, secret = ""]) => [
        secret,
        ...secret.split(":"),
      ]),
    ),
  );
}

/** Whether a text gives a user or a password, as `https://user:password@host` and `password=…` do. */
export function holdsCredentials(text: string): boolean {
  return secretsIn(text).length > 0;
}

function decoded(text: string): string {
  return text.replaceAll(/%[0-7][0-9a-f]/gi, (one) => decodeURIComponent(one));
}

/** What a message can show of a value: no text that may hold a password, and nothing of objects and lists. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === "object" && value !== null) return NOT_SHOWN;
  if (typeof value !== "string") return value;
  return holdsCredentials(value) || value.includes("@") ? NOT_SHOWN : value;
}

const SECRET_KEY =
  /secret|token|pass(?:w|phrase)|^pwd$|credential|conn_?str|connection_?string|database_?ur[il]|^dsn$|(?:access|private|encryption|api)_?key|sas_?token/i;

/** For `JSON.stringify`: hides what an object holds under the name of a secret, and texts that give one away. */
export function hideSecrets(key: string, value: unknown): unknown {
  if (value === undefined) return value;
  const hidden =
    SECRET_KEY.test(key) ||
    (typeof value === "string" && holdsCredentials(value));
  return hidden ? NOT_SHOWN : value;
}

/** What a message can show of a value, of where it stands, and of what is to be written in its place. */
export function discreet(
  path: string,
  value: unknown,
  fix: string,
): { readonly path: string; readonly value: unknown; readonly fix: string } {
  const secrets = textsIn([path, value]).flatMap(secretsIn).filter(Boolean);
  const hide = (text: string) =>
    secrets.reduce((all, secret) => all.replaceAll(secret, NOT_SHOWN), text);
  return {
    path: hide(path),
    value: withoutHidden(value),
    fix: secrets.some((secret) => bare(fix).includes(bare(secret)))
      ? "write it without the secret"
      : fix,
  };
}

/** A text as it is even where it was mended: in lower case, without other characters than letters and digits. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "") || text;
}

function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  written(value, (_, one) => {
    if (typeof one === "string") texts.push(one);
    return one;
  });
  return texts;
}

/** The same value, or a copy in which what is hidden is not there. */
function withoutHidden(value: unknown): unknown {
  const hidden = written(value, hideSecrets);
  return hidden === undefined || hidden === written(value)
    ? value
    : (JSON.parse(hidden) as unknown);
}

/** A value as JSON; none for what JSON can't hold, which no message shows. */
function written(
  value: unknown,
  replacer?: (key: string, value: unknown) => unknown,
): string | undefined {
  try {
    return JSON.stringify(value, replacer);
  } catch {
    return undefined;
  }
}
