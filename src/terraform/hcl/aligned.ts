/** A key and its value, which has several lines where it is not simple. */
export interface Line {
  readonly key: string;
  readonly value: readonly string[];
}

/** Keys and values with the equals signs below each other, as `terraform fmt` has them: a value of several lines ends a group. */
export function aligned(lines: readonly Line[]): readonly string[] {
  const written: string[] = [];
  let group: Line[] = [];
  const close = () => {
    const width = Math.max(...group.map(({ key }) => columns(key)));
    for (const { key, value } of group)
      written.push(`${key}${" ".repeat(width - columns(key))} = ${value[0]}`);
    group = [];
  };
  for (const line of lines) {
    if (line.value.length === 1) group.push(line);
    else {
      close();
      written.push(`${line.key} = ${line.value[0]}`, ...line.value.slice(1));
    }
  }
  close();
  return written;
}

/** How many columns a text takes: a letter with its marks is one. */
function columns(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}
