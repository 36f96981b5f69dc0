import { detectTools } from "./detect-tools";

/** Looks for the tools of the one end-to-end test that `npm test` runs, and installs no others. */
export default async function journeySetup(): Promise<void> {
  await detectTools(["terraform", "emulator", "aws"]);
}
