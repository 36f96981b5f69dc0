import { detectTools, EVERY_TOOL } from "./detect-tools";

/** Looks for the tools of all end-to-end tests. */
export default async function globalSetup(): Promise<void> {
  await detectTools(EVERY_TOOL);
}
