import { PREFIX_TAG, TAG_TEXT, TAG_VALUE_LENGTH } from "../aws/tag-rules";
import { knownText } from "../validation/kinds";
import { matching, without } from "../validation/text-rule";

const RENAME = "rename the folder, which in the guide is the workflow's name";

/** The folder that a role can reach. */
export const prefix = knownText(
  matching(
    (value) => bare(value) === value,
    "must be a folder's name with no slash at either end and no empty folder within",
    (value) =>
      bare(value) === ""
        ? "name the folder"
        : `write ${JSON.stringify(bare(value))}`,
  ),
  matching(
    (value) => value.length <= TAG_VALUE_LENGTH && TAG_TEXT.test(value),
    `must be what the tag "${PREFIX_TAG}" can hold: at most ${TAG_VALUE_LENGTH} letters, digits, spaces and "_.:/=+-@"`,
    RENAME,
  ),
  without(
    /(?:^|\/)\.{1,2}(?:\/|$)|[\p{Zl}\p{Zp}]/u,
    'must have no folder "." or ".." and no line break, which not all clients take as they stand',
    RENAME,
  ),
  matching(
    (value) => value === value.trim(),
    "must have no space at either end",
    (value) => `write ${JSON.stringify(value.trim())}`,
  ),
);

function bare(folder: string): string {
  return folder.replace(/^\/+|\/+$/g, "").replace(/\/{2,}/g, "/");
}
