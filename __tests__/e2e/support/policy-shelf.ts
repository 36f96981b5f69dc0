import type { ApiRequest } from "./required-permissions";

/** An answer of S3's. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * Keeps the policies of buckets in the emulator's place. The emulator knows no conditions: it takes every denial as one
 * of everything, and would let nobody reach what is in a bucket. What the denials refuse, and what they let pass, is
 * judged by a policy evaluator in the security tests.
 */
export class PolicyShelf {
  private readonly policies = new Map<string, string>();

  /** The answer to a request that is about a bucket's policy; `undefined` for every other, which the emulator answers. */
  public answer({ method, url, body }: ApiRequest): Answer | undefined {
    const { pathname, searchParams } = new URL(url, "http://emulator");
    if (!searchParams.has("policy")) return undefined;
    if (method === "GET") {
      const policy = this.policies.get(pathname);
      return policy === undefined
        ? {
            status: 404,
            body: "<Error><Code>NoSuchBucketPolicy</Code><Message>The bucket policy does not exist</Message></Error>",
          }
        : { status: 200, body: policy };
    }
    if (method === "PUT") this.policies.set(pathname, body);
    else this.policies.delete(pathname);
    return { status: 204, body: "" };
  }
}
