/** Terraform's JSON of a module: by kind of block, type and name. */
export type Module = Readonly<Record<string, unknown>>;

/** What a module is at first, what it is then, and what happens in the root module besides. */
export interface Case {
  readonly before?: Module;
  readonly after?: Module;
  /** Blocks of the root module of the second plan: `moved`, `removed`, `import`. */
  readonly root?: Module;
}

type Values = Readonly<Record<string, unknown>>;

/** A module of a bucket and what else is given: by type without `aws_s3_bucket_`, values without the bucket's name. */
export function bucket(
  name: string,
  settings: Readonly<Record<string, Values>> = {},
  values: Values = {},
): Module {
  return {
    resource: {
      aws_s3_bucket: { it: { bucket: name, ...values } },
      ...Object.fromEntries(
        Object.entries(settings).map(([type, setting]) => [
          `aws_s3_bucket_${type}`,
          // The bucket's name and not its id, which is unknown as long as the bucket is not there.
          { it: { bucket: "${aws_s3_bucket.it.bucket}", ...setting } },
        ]),
      ),
    },
  };
}

/** A module of one resource. */
export function one(type: string, values: Values): Module {
  return { resource: { [type]: { it: values } } };
}

/** A module of all resources of some modules of different types. */
export function together(...modules: readonly Module[]): Module {
  return {
    resource: Object.assign(
      {},
      ...modules.map(({ resource }) => resource),
    ) as Values,
  };
}

/** A policy as text, which Terraform does not read for references. */
export function policy(...statements: readonly Values[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements,
  }).replaceAll("${", "$${");
}
