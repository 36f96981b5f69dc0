/**
 * The text in a file's bytes: UTF-8, or UTF-16 as PowerShell writes it where output goes to a file. Without a mark at
 * its beginning UTF-16 is known by every other byte being 0, since JSON begins with ASCII.
 */
export function readText(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0))
    return utf16(bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0))
    return utf16(Buffer.from(bytes.subarray(0, even(bytes.length))).swap16());
  return bytes.toString("utf8");
}

function utf16(bytes: Buffer): string {
  return bytes.subarray(0, even(bytes.length)).toString("utf16le");
}

function even(length: number): number {
  return length - (length % 2);
}
