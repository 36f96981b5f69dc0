"use strict";
// Makes the plan of a stack of 150 jobs, with real Terraform on an emulator of AWS, for the benchmark of the verdict.
const { spawn, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";

/**
 * Plans what was synthesized into a folder.
 *
 * @returns why there is no plan, if Terraform, its provider or the emulator are missing
 */
async function planIn(folder, env) {
  const terraform = (...args) =>
    spawnSync("terraform", [`-chdir=${folder}`, ...args], {
      env: { ...process.env, ...env, TF_IN_AUTOMATION: "1" },
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
  if (terraform("version").error) return "terraform does not run";
  const emulator = await startEmulator();
  if (!emulator) return "moto_server does not run";
  try {
    writeOverlay(folder, emulator.url);
    for (const args of [
      ["init", "-no-color"],
      ["plan", "-no-color", "-out=many.tfplan"],
    ]) {
      const { status, stderr } = terraform(...args);
      if (status !== 0) return `terraform ${args[0]}: ${firstLine(stderr)}`;
    }
    return undefined;
  } finally {
    emulator.stop();
  }
}

/** What the emulator needs, over the synthesized JSON; and an older provider where there is no newer one. */
function writeOverlay(folder, url) {
  const { resource } = JSON.parse(
    fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8"),
  );
  const services = ["iam", "kms", "s3", "s3control", "sts"];
  const overlay = {
    terraform: {
      required_providers: {
        aws: { source: "hashicorp/aws", version: ">= 5.0.0, < 7.0.0" },
      },
    },
    provider: {
      aws: [
        {
          access_key: "test",
          secret_key: "test",
          skip_credentials_validation: true,
          skip_metadata_api_check: true,
          s3_use_path_style: true,
          endpoints: [Object.fromEntries(services.map((one) => [one, url]))],
        },
      ],
    },
    // Providers before 6.25 don't know blocked_encryption_types.
    resource: {
      [ENCRYPTION]: Object.fromEntries(
        Object.entries(resource[ENCRYPTION]).map(([name, { rule }]) => [
          name,
          {
            rule: rule.map((one) => ({
              ...one,
              blocked_encryption_types: undefined,
            })),
          },
        ]),
      ),
    },
  };
  fs.writeFileSync(
    path.join(folder, "bench_override.tf.json"),
    JSON.stringify(overlay),
  );
}

/** An emulator with an empty account, on a free port; nothing if there is none. */
function startEmulator() {
  const server = spawn("moto_server", ["--host", "127.0.0.1", "--port", "0"], {
    env: { ...process.env, PYTHONUNBUFFERED: "1" },
  });
  return new Promise((done) => {
    server.on("error", () => done(undefined));
    server.on("exit", () => done(undefined));
    for (const stream of [server.stdout, server.stderr])
      stream.on("data", (chunk) => {
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk)) ?? [];
        if (url) done({ url, stop: () => server.kill() });
      });
  });
}

function firstLine(text) {
  return /Error: (.*)/.exec(text)?.[1] ?? text.trim().split("\n")[0];
}

module.exports = { planIn };
