import type { Description } from "./describe";

/** An app of one stack, in TypeScript, with what it does not say in comments. */
export function mainTs({ props, notes }: Description, library: string): string {
  const comments = notes.map(
    (note) => `// - ${note.replaceAll(/\s+/g, " ")}\n`,
  );
  const heading =
    comments.length === 0
      ? ""
      : `// Not said here, so that the plan shows it as a change, or leaves it alone:\n${comments.join("")}`;
  return `import { App } from "cdktf";
import { PostgresBackupStack } from ${JSON.stringify(library)};

const app = new App({ stackTraces: false });

${heading}new PostgresBackupStack(app, "postgres-backups", ${literal(props, "")});

app.synth();
`;
}

/** A value as TypeScript has it, in lines that are indented. */
function literal(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  const lines = (all: readonly string[]) =>
    all.map((line) => `${inner}${line},\n`).join("");
  if (Array.isArray(value))
    return value.every((one) => typeof one === "string")
      ? `[${value.map((one) => JSON.stringify(one)).join(", ")}]`
      : `[\n${lines(value.map((one) => literal(one, inner)))}${indent}]`;
  if (typeof value === "object" && value !== null)
    return `{\n${lines(
      Object.entries(value).map(
        ([key, one]) => `${property(key)}: ${literal(one, inner)}`,
      ),
    )}${indent}}`;
  return JSON.stringify(value);
}

function property(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
