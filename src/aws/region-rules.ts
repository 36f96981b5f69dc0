import { text } from "../validation/kinds";
import { matching } from "../validation/text-rule";
import { partitionOf, regionFix } from "./regions";

/** A region of AWS. */
export const region = text(
  matching(
    (value) => partitionOf(value) !== undefined,
    "must be a region of AWS",
    regionFix,
  ),
);
