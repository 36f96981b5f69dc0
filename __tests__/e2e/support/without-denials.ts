import type { AwsCli } from "./aws-cli";

interface Policy {
  readonly Version: string;
  readonly Statement: readonly { readonly Effect: string }[];
}

/**
 * Does something to a bucket while its policy has no denials, and gives it the whole policy back. The emulator knows no
 * conditions: it takes every denial as one of everything. What the denials refuse, and what they let pass, is judged
 * by a policy evaluator in the security tests.
 */
export async function withoutDenials<T>(
  aws: AwsCli,
  bucket: string,
  act: () => Promise<T>,
): Promise<T> {
  const of = ["--bucket", bucket];
  const { Policy: whole } = await aws.json<{ Policy: string }>(
    ...["s3api", "get-bucket-policy", ...of],
  );
  const { Version, Statement } = JSON.parse(whole) as Policy;
  const allows = Statement.filter(({ Effect }) => Effect === "Allow");
  const put = ["s3api", "put-bucket-policy", ...of, "--policy"];
  await aws.json(...put, JSON.stringify({ Version, Statement: allows }));
  try {
    return await act();
  } finally {
    await aws.json(...put, whole);
  }
}
