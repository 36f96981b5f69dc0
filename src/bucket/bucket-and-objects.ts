/** A bucket and all that is in it, as a statement's resources. */
export function bucketAndObjects(bucketArn: string): string[] {
  return [bucketArn, `${bucketArn}/*`];
}
