"use strict";

const scripts = "<rootDir>/scripts";
const support = "<rootDir>/__tests__/support";
const e2e = "<rootDir>/__tests__/e2e";
const JOURNEY = `${e2e}/journey.test.ts`;

const shared = {
  transform: {
    "\\.ts$": `${scripts}/jest-transform.js`,
    "/node_modules/.+\\.js$": `${scripts}/jest-without-source-map.js`,
  },
  transformIgnorePatterns: [
    "/node_modules/(?!(@cdktf/provider-aws|cdktf|constructs)/lib/)",
  ],
  moduleNameMapper: {
    "(^|/)stack-trace$": `${scripts}/jest-stack-trace.js`,
    "^archiver$": `${scripts}/jest-archiver.js`,
  },
  testEnvironment: "node",
};

const inOwnFolder = {
  ...shared,
  globalSetup: `${support}/global-setup.ts`,
  globalTeardown: `${support}/global-teardown.ts`,
};

module.exports = {
  // Terraform waits for the emulator most of the time, so that every core is worth a worker.
  maxWorkers: "100%",
  // Ends what hangs. How fast a test must be is no machine's to say, least of all a busy one's.
  testTimeout: 1_800_000,
  // The same for a worker's end: on a busy machine, half a second is over before it has heard that it shall end.
  workerGracefulExitTimeout: 30_000,
  projects: [
    {
      ...inOwnFolder,
      displayName: "unit",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: [e2e, "<rootDir>/__tests__/security/"],
    },
    {
      ...inOwnFolder,
      displayName: "security",
      testMatch: ["<rootDir>/__tests__/security/**/*.test.ts"],
    },
    {
      ...shared,
      displayName: "journey",
      testMatch: [JOURNEY],
      globalSetup: `${e2e}/support/journey-setup.ts`,
    },
    {
      ...shared,
      displayName: "e2e",
      globalSetup: `${e2e}/support/global-setup.ts`,
      testMatch: [`${e2e}/**/*.test.ts`],
      testPathIgnorePatterns: [JOURNEY],
    },
  ],
};
