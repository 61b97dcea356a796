import { execFile } from "node:child_process";

import * as pulumi from "@pulumi/pulumi";
import { SupportsFeatureRequest } from "@pulumi/pulumi/proto/resource_pb";

import { BootstrapError } from "../errors";

/** The release that brought the Stash. */
const NEEDED = { major: 3, minor: 208 };
/** A feature of the same release that an engine can be asked for: it tells a program neither its version nor that it has the Stash. */
const FEATURE_OF_NEEDED = "replacementTrigger";

type Monitor = NonNullable<ReturnType<typeof pulumi.runtime.getMonitor>>;

const checks = new WeakMap<Monitor, Promise<void>>();

/**
 * Waits until it is known that the engine has the Stash. An older one would end the run with "unrecognized resource type" only.
 *
 * @see https://github.com/pulumi/pulumi/releases/tag/v3.208.0
 * @throws BootstrapError when the engine is older
 */
export function requireStash(): Promise<void> {
  const monitor = pulumi.runtime.getMonitor();
  if (monitor === undefined) return Promise.resolve();
  const check = checks.get(monitor) ?? refuseOlder(monitor);
  checks.set(monitor, check);
  return check;
}

async function refuseOlder(monitor: Monitor): Promise<void> {
  if (!(await lacks(monitor, FEATURE_OF_NEEDED))) return;
  throw new BootstrapError(
    `Pulumi ${NEEDED.major}.${NEEDED.minor} or newer is needed, this is ${(await olderVersion()) ?? "an older one"}. ` +
      "Update the Pulumi CLI: https://www.pulumi.com/docs/install/",
  );
}

/** Whatever else is wrong with the monitor, the SDK reports. */
function lacks(monitor: Monitor, feature: string): Promise<boolean> {
  const request = new SupportsFeatureRequest();
  request.setId(feature);
  return new Promise((resolve) => {
    monitor.supportsFeature(request, (error, answer) => resolve(error === null && !answer.getHassupport()));
  });
}

/** Returns the version of the CLI on the `PATH`, unless it is not old, and so another one than the one that runs this program. */
function olderVersion(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("pulumi", ["version"], { timeout: 10_000 }, (_error, stdout) => {
      const [, version, major, minor] = /^v?((\d+)\.(\d+)\.\S+)/.exec(stdout) ?? [];
      const isOld = Number(major) < NEEDED.major || (Number(major) === NEEDED.major && Number(minor) < NEEDED.minor);
      resolve(isOld ? version : undefined);
    });
  });
}
