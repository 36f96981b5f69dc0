"use strict";

const shared = {
  transform: { "\\.ts$": "<rootDir>/scripts/jest-transform.js" },
  testEnvironment: "node",
};

module.exports = {
  // Terraform waits for the emulator most of the time, so that every core is worth a worker.
  maxWorkers: "100%",
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: [
        "<rootDir>/__tests__/e2e/",
        "<rootDir>/__tests__/security/",
      ],
      globalSetup: "<rootDir>/__tests__/support/global-setup.ts",
      globalTeardown: "<rootDir>/__tests__/support/global-teardown.ts",
    },
    {
      ...shared,
      displayName: "security",
      testMatch: ["<rootDir>/__tests__/security/**/*.test.ts"],
      globalSetup: "<rootDir>/__tests__/support/global-setup.ts",
      globalTeardown: "<rootDir>/__tests__/support/global-teardown.ts",
    },
    {
      ...shared,
      displayName: "e2e",
      testMatch: ["<rootDir>/__tests__/e2e/**/*.test.ts"],
      globalSetup: "<rootDir>/__tests__/e2e/support/global-setup.ts",
    },
  ],
};
