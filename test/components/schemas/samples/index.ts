import type { Kind } from "../kinds";
import { alert } from "./alert";
import { bucket } from "./bucket";
import { gitRepository } from "./git-repository";
import { helmRelease } from "./helm-release";
import { helmRepository } from "./helm-repository";
import { kustomization } from "./kustomization";
import { ociRepository } from "./oci-repository";
import { provider } from "./provider";
import { receiver } from "./receiver";
import type { Samples } from "./samples";

/** The samples of every kind. */
export const SAMPLES: Readonly<Record<Kind, Samples>> = {
  GitRepository: gitRepository,
  OCIRepository: ociRepository,
  Bucket: bucket,
  HelmRepository: helmRepository,
  HelmRelease: helmRelease,
  Kustomization: kustomization,
  Provider: provider,
  Alert: alert,
  Receiver: receiver,
};
