/** An object of JSON: of a plan, of a policy. */
export type JsonObject = Readonly<Record<string, unknown>>;
