import { matching } from "../validation/text-rule";

/** What the name of an environment is. @see https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments */
export const ENVIRONMENT = matching(
  (value) => value === value.trim() && value.length <= 255,
  "must be a name of 1 to 255 characters with no space at either end",
  "copy it from the repository's Settings > Environments",
);
