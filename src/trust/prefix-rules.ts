import { PREFIX_TAG, TAG_TEXT, TAG_VALUE_LENGTH } from "../aws/tag-rules";
import type { Problems } from "../validation/problems";
import { isKnownText } from "../validation/shape";

/** Checks the folder that a role can reach. */
export function checkPrefix(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (!isKnownText(problems, path, value)) return;
  const trimmed = value.replace(/^\/+|\/+$/g, "").replace(/\/{2,}/g, "/");
  if (trimmed !== value) {
    problems.add(
      path,
      "must be a folder's name with no slash at either end and no empty folder within",
      value,
      trimmed === "" ? "name the folder" : `write ${JSON.stringify(trimmed)}`,
    );
  } else if (value.length > TAG_VALUE_LENGTH || !TAG_TEXT.test(value)) {
    problems.add(
      path,
      `must be what the tag "${PREFIX_TAG}" can hold: at most ${TAG_VALUE_LENGTH} letters, digits, spaces and "_.:/=+-@"`,
      value,
      "rename the folder, which in the guide is the workflow's name",
    );
  } else if (/(?:^|\/)\.{1,2}(?:\/|$)|[\p{Zl}\p{Zp}]/u.test(value)) {
    problems.add(
      path,
      'must have no folder "." or ".." and no line break, which not all clients take as they stand',
      value,
      "rename the folder, which in the guide is the workflow's name",
    );
  } else if (value !== value.trim()) {
    problems.add(
      path,
      "must have no space at either end",
      value,
      `write ${JSON.stringify(value.trim())}`,
    );
  }
}
