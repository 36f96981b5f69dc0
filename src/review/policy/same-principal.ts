/** An account is named by its number, or by the ARN of its root. */
export function samePrincipal(principal: string): string {
  return principal.replace(/^AWS:arn:[\w-]+:iam::(\d{12}):root$/, "AWS:$1");
}
