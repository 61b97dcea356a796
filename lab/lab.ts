import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster, type Cluster } from "./cluster";
import { LAB_PREFIX, removeLeftovers, supervise, type Supervisor } from "./cluster/processes";
import { startGitHost, type GitHost } from "./git-host";
import { createProgress, type Progress } from "./progress";
import {
  startBucketStore,
  startHelmRepository,
  startOciRegistry,
  type BucketStore,
  type HelmRepository,
  type HelmRepositoryOptions,
  type OciRegistry,
  type OciRegistryOptions,
} from "./stores";
import { prepareToolchain, type Toolchain } from "./toolchain";

/** What a lab may be given; everything is made where it is not. */
export interface LabOptions {
  readonly progress?: Progress;
  readonly toolchain?: Toolchain;
}

/** A Git host on this machine and any number of Kubernetes clusters, for this process and not longer than it. */
export interface Lab {
  /** Where everything that the lab writes is. */
  readonly directory: string;
  readonly gitHost: GitHost;
  readonly toolchain: Toolchain;
  readonly processes: Supervisor;
  /** The variables by which kubectl, Pulumi and its providers find the Git host, and the cluster that the lab began with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts another cluster. */
  startCluster(name: string): Promise<Cluster>;
  /** Starts an OCI registry that ends with the lab. */
  startOciRegistry(options?: OciRegistryOptions): Promise<OciRegistry>;
  /** Starts an S3-compatible store that ends with the lab. */
  startBucketStore(): Promise<BucketStore>;
  /** Starts a Helm repository that ends with the lab. */
  startHelmRepository(options?: HelmRepositoryOptions): Promise<HelmRepository>;
  /** Ends everything and removes the directory. */
  stop(): Promise<void>;
}

/** A lab that begins with a cluster. */
export interface ClusterLab extends Lab {
  readonly cluster: Cluster;
}

/** Starts a lab with a cluster called "lab". */
export async function startLab(options: LabOptions = {}): Promise<ClusterLab> {
  const progress = options.progress ?? createProgress();
  const lab = await startGitLab({ ...options, progress });
  try {
    const cluster = await lab.startCluster("lab");
    progress.done("The lab is ready");
    return { ...lab, cluster, environment: { ...lab.environment, KUBECONFIG: cluster.kubeconfig } };
  } catch (error) {
    progress.fail("The lab did not start");
    await lab.stop();
    throw error;
  }
}

/**
 * Starts a lab without a cluster. It ends with `stop()` and, at the latest, with this process: a guardian cleans up when the process is
 * interrupted, crashes or is killed. Should both be killed, the next lab that starts cleans up.
 */
export async function startGitLab(options: LabOptions = {}): Promise<Lab> {
  const progress = options.progress ?? createProgress();
  const toolchain = options.toolchain ?? (await prepareToolchain(progress));
  for (const { directory, processes } of await removeLeftovers(tmpdir())) {
    progress.note(`Removed the leftovers of a killed lab: ${directory} and ${processes} processes`);
  }

  const directory = mkdtempSync(join(tmpdir(), LAB_PREFIX));
  const processes = supervise(directory);
  const clusterOptions = { toolchain, directory: join(directory, "clusters"), processes, progress };
  const clusters: Cluster[] = [];
  const addCluster = async (name: string): Promise<Cluster> => {
    const cluster = await startCluster({ name, ...clusterOptions });
    clusters.push(cluster);
    return cluster;
  };
  const helmRepositories: HelmRepository[] = [];
  const stores = {
    startOciRegistry: (options?: OciRegistryOptions) => startOciRegistry({ toolchain, processes }, options),
    startBucketStore: () => startBucketStore({ toolchain, processes }),
    async startHelmRepository(options?: HelmRepositoryOptions) {
      const repository = await startHelmRepository(options);
      helmRepositories.push(repository);
      return repository;
    },
  };
  let gitHost: GitHost | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([gitHost, ...clusters, ...helmRepositories].map(async (part) => part?.stop()));
    await processes.stop();
  };

  try {
    gitHost = await startGitHost({ directory: join(directory, "git") });
    await processes.guarded;
    const environment = { GITHUB_TOKEN: gitHost.token, GITHUB_BASE_URL: gitHost.apiUrl };
    return { directory, gitHost, toolchain, processes, environment, startCluster: addCluster, ...stores, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
