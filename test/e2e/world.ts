import assert from "node:assert/strict";
import * as path from "node:path";

import { startGitLab } from "../../lab/lab";
import type { Lab } from "../../lab/lab";
import type { Cluster } from "../../lab/cluster";
import { isTrue } from "../../lab/cluster";
import type { KubernetesObject } from "../../lab/cluster";
import type { GitHostRequest, Repository, RepositoryOptions } from "../../lab/git-host";
import { CREATES_BY_POST, createStack, startKeyService, startProgramHost } from "../../lab/pulumi";
import type { KeyService, ProgramHost, Stack, StackConfig, StackOptions } from "../../lab/pulumi";
import { atEnd } from "../run/at-end";
import { rootProgram } from "./programs";

/** The checkout. */
export const ROOT = path.resolve(__dirname, "..", "..");

/** The variable that makes all programs of the suite run as those of users do when it is "true". */
export const COLD_PROGRAMS = "E2E_COLD_PROGRAMS";

const FLUX_APIS = {
  gitrepositories: "/apis/source.toolkit.fluxcd.io/v1",
  kustomizations: "/apis/kustomize.toolkit.fluxcd.io/v1",
} as const;

/** A cluster, a repository and a stack of their own: what one area of the suite plays with. */
export interface World {
  readonly lab: Lab;
  readonly cluster: Cluster;
  readonly repository: Repository;
  readonly stack: Stack;
}

export interface WorldOptions {
  /** Names the cluster and the repository; of letters, digits and dashes. */
  readonly name: string;
  /** Configuration beyond that of the root's program. */
  readonly config?: StackConfig;
  /** How the repository begins. */
  readonly repository?: RepositoryOptions;
  /** One that others have left empty, to use in place of a new one: a cluster takes as long to start as an `up`. */
  readonly cluster?: Cluster;
  /**
   * Keep the state as users do: saved after every step, its secrets encrypted by a passphrase.
   * @defaultValue false
   */
  readonly stateOfUsers?: boolean;
  /**
   * Run the program as users do, in a process of its own for every run.
   * @defaultValue as `stateOfUsers`
   */
  readonly processOfUsers?: boolean;
  /**
   * Behave as @pulumi/kubernetes from 4.29 on, which refuses to create what exists. The variable `CREATES_BY_POST` of the whole
   * run counts more.
   * @defaultValue false
   */
  readonly createsByPost?: boolean;
}

let started: Promise<Lab> | undefined;

/** The lab of this process. */
export function lab(): Promise<Lab> {
  return (started ??= startGitLab());
}

atEnd(async () => (await started)?.stop());

let keys: Promise<KeyService> | undefined;
let host: Promise<ProgramHost> | undefined;

/**
 * Options of a stack whose runs cost little: its state is saved at the end of a run, no passphrase is stretched, and its
 * programs run in a process that stays.
 */
export async function hastyRuns(): Promise<Pick<StackOptions, "checkpoints" | "keys" | "programs">> {
  const isCold = process.env[COLD_PROGRAMS] === "true";
  return {
    checkpoints: false,
    keys: await (keys ??= startKeyService()),
    programs: isCold ? undefined : await (host ??= startHost()),
  };
}

async function startHost(): Promise<ProgramHost> {
  // The library stays loaded, the program does not.
  return startProgramHost((await lab()).processes, [path.join(await rootProgram(), "components")]);
}

atEnd(async () => (await keys)?.close());
atEnd(async () => (await host)?.close());

/**
 * No pause after each write, which the GitHub provider makes for github.com's sake. `npm run demo` runs with it, as users do.
 *
 * @see https://www.pulumi.com/registry/packages/github/api-docs/provider/
 */
export const HASTE = { "github:writeDelayMs": 1 } as const satisfies StackConfig;

/** Makes a cluster, a repository and a stack; `end` them in an `after` hook. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const shared = await lab();
  const [cluster, directory] = await Promise.all([options.cluster ?? shared.startCluster(options.name), rootProgram()]);
  const repository = await shared.gitHost.createRepository("acme", options.name, options.repository);
  const stack = await createStack(shared, {
    directory,
    stack: options.name,
    config: { ...HASTE, ...configOf(shared, options.name), ...options.config },
    environment: {
      KUBECONFIG: cluster.kubeconfig,
      [CREATES_BY_POST]: process.env[CREATES_BY_POST] ?? String(options.createsByPost === true),
    },
    ...(options.stateOfUsers !== true && (await hastyRuns())),
    ...(options.processOfUsers === true && { programs: undefined }),
  });
  return { lab: shared, cluster, repository, stack };
}

/** Takes away what `createWorld` made. */
export async function end(world: World | undefined): Promise<void> {
  await world?.cluster.stop();
}

/** The configuration of the program at the root. */
export function configOf({ gitHost }: Lab, repository: string): StackConfig {
  const { sshHostname, knownHosts } = gitHost;
  return {
    "github:owner": "acme",
    github: { owner: "acme", repository, sshHostname, knownHosts },
    path: "clusters/prod",
  };
}

/** Waits until the root Kustomization is ready with a revision of that commit. */
export async function applied(
  { cluster }: World,
  commit: string,
  namespace = "flux-system",
  name = "flux-system",
): Promise<KubernetesObject> {
  return cluster.waitFor(
    fluxObject("kustomizations", namespace, name),
    (object) => isTrue(object) && String(object.status?.["lastAppliedRevision"]).endsWith(commit),
    { description: `the Kustomization to apply ${commit}` },
  );
}

/** The API path of one of the two sync objects. */
export function fluxObject(resource: keyof typeof FLUX_APIS, namespace = "flux-system", name = "flux-system"): string {
  return `${FLUX_APIS[resource]}/namespaces/${namespace}/${resource}/${name}`;
}

/** Fails when the Git host has had more than so many requests since `from`. */
export function assertRequests({ gitHost }: Pick<Lab, "gitHost">, from: number, most: number): void {
  const asked = gitHost.requests.slice(from).map(({ method, route }) => `${method} ${String(route)}`);
  assert.ok(asked.length > 0 && asked.length <= most, `at most ${String(most)} requests, not\n${asked.join("\n")}`);
}

/** The writes among the requests that the Git host has had since `from`. */
export function writes({ gitHost }: Lab, from: number): string[] {
  const isRead = ({ method, route }: GitHostRequest): boolean =>
    method === "GET" || method === "HEAD" || route === "/graphql repository";
  const requests = gitHost.requests.slice(from).filter((request) => !isRead(request));
  return requests.map(({ method, route }) => `${method} ${String(route)}`);
}
