import type { TypeJudge } from "../judge";
import { AWS } from "./aws";
import { AZURE } from "./azure";
import { GOOGLE } from "./google";

/** What gives a value to others, and is nothing by itself. */
const VALUES = [
  ...["local_file", "local_sensitive_file", "random_bytes", "random_id"],
  ...["random_integer", "random_password", "random_pet", "random_shuffle"],
  ...["random_string", "random_uuid", "random_uuid4", "random_uuid7"],
  ...["tls_cert_request", "tls_locally_signed_cert", "tls_private_key"],
  ...["tls_self_signed_cert"],
];

const ALL = [...AWS, ...GOOGLE, ...AZURE, ...VALUES];
const NAMES: ReadonlySet<string> = new Set(ALL);
const BEGINNINGS = ALL.filter((name) => name.endsWith("*")).map((name) =>
  name.slice(0, -1),
);

/** Types that are only a value or a wait in the state: a change of them changes nothing outside of it. */
const ALWAYS_HARMLESS =
  /^(?:null_resource|terraform_data|time_(?:sleep|static|offset|rotating))$/;

/** The judge of a type that has none of its own, where its name tells enough. */
export function plainJudge(type: string): TypeJudge | undefined {
  if (ALWAYS_HARMLESS.test(type)) return { judged: {}, rest: "harmless" };
  return NAMES.has(type) || BEGINNINGS.some((one) => type.startsWith(one))
    ? { judged: {}, rest: "harmless where new" }
    : undefined;
}
