import type { Refusal } from "./refusals";
import { BEYOND_COPYING } from "./what-they-may-do/copies.cases";
import { DESTRUCTION } from "./what-they-may-do/destruction.cases";
import { WRONG_ENCRYPTION } from "./what-they-may-do/encryption.cases";
import { OTHER_FOLDERS } from "./what-they-may-do/folders.cases";
import { FORGED_LOGS } from "./what-they-may-do/logs.cases";
import { ELSEWHERE } from "./what-they-may-do/place.cases";
import { OTHER_PRINCIPALS } from "./what-they-may-do/principals.cases";
import { BEYOND_READING } from "./what-they-may-do/restores.cases";
import { OLD_TRANSPORT } from "./what-they-may-do/transport.cases";

/** Every request that the buckets' policies refuse, each with a twin that they let in. */
export const REFUSALS: readonly Refusal[] = [
  ...OLD_TRANSPORT,
  ...WRONG_ENCRYPTION,
  ...OTHER_FOLDERS,
  ...OTHER_PRINCIPALS,
  ...DESTRUCTION,
  ...ELSEWHERE,
  ...FORGED_LOGS,
  ...BEYOND_COPYING,
  ...BEYOND_READING,
];
