import { encryption } from "./encryption";
import { name } from "./name";
import { ownership } from "./ownership";
import { publicAccess } from "./public-access";
import { transport } from "./transport";
import { versioning } from "./versioning";

/** What every bucket has. */
export const ALWAYS_ON = [
  name,
  publicAccess,
  ownership,
  versioning,
  transport,
  encryption,
] as const;
