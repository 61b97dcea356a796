import { mkdtempSync } from "node:fs";
import * as path from "node:path";

import { defaults } from "../../components/defaults";
import { runGit } from "../git-host/git/run-git";
import type { Lab } from "../lab";
import type { Progress } from "../progress";
import { createStack, type StackOptions } from "../pulumi";
import { fluxBootstrap, TRANSPILE_ONLY } from "./contestants";
import { seconds } from "./measure";

/** Seconds of each command in the life of a stack. */
interface LifeFigures {
  readonly "preview before the first up": number;
  readonly "first up": number;
  readonly "up without changes": number;
  readonly "preview without changes": number;
  readonly destroy: number;
}

const OLD = { commits: 10_000, files: 5_000 };
const NUMBERS_OF_CLUSTERS = [1, 5, 20] as const;
const SEVERAL = path.resolve(__dirname, "..", "..", "test", "e2e", "several");

/** Measures a cluster that follows a new repository, and one that follows a repository with many commits and files. */
export async function measureAge(lab: Lab, progress: Progress): Promise<Readonly<Record<string, LifeFigures>>> {
  const measured: Record<string, LifeFigures> = {};
  for (const [name, label] of [
    ["young", "new"],
    ["old", `${String(OLD.commits)} commits, ${String(OLD.files)} files`],
  ] as const) {
    progress.step(`Measuring a repository: ${label}`);
    const repository = await lab.gitHost.createRepository("acme", name);
    if (name === "old") await runGit(repository.directory, ["fast-import", "--quiet"], { input: history() });
    const cluster = await lab.startCluster(name);
    try {
      const options = {
        directory: fluxBootstrap.program,
        config: fluxBootstrap.config(lab, name, defaults.version),
        environment: { ...fluxBootstrap.environment, KUBECONFIG: cluster.kubeconfig },
      };
      measured[label] = await measureLife(lab, name, options);
    } finally {
      await cluster.stop();
    }
  }
  return measured;
}

/**
 * Measures programs with several clusters, of which the Kubernetes provider writes YAML in place of running them. The state is
 * saved at the end of a run: a backend of files is given all of it after every step, which is more than linear for any program.
 */
export async function measureClusters(lab: Lab, progress: Progress): Promise<Readonly<Record<string, LifeFigures>>> {
  const measured: Record<string, LifeFigures> = {};
  for (const number of NUMBERS_OF_CLUSTERS) {
    progress.step(`Measuring a program, clusters: ${String(number)}`);
    const name = `clusters-${String(number)}`;
    await lab.gitHost.createRepository("acme", name);
    const { sshHostname, knownHosts } = lab.gitHost;
    const options = {
      directory: SEVERAL,
      config: {
        "github:owner": "acme",
        "github:writeDelayMs": 1,
        github: { owner: "acme", repository: name, sshHostname, knownHosts },
        clusters: Array.from({ length: number }, (_, index) => `c${String(index + 1)}`),
        rendered: mkdtempSync(path.join(lab.directory, `rendered-${name}-`)),
      },
      environment: { ...TRANSPILE_ONLY, KUBECONFIG: "" },
      checkpoints: false,
    };
    measured[number === 1 ? "1 cluster" : `${String(number)} clusters`] = await measureLife(lab, name, options);
  }
  return measured;
}

async function measureLife(lab: Lab, stack: string, options: Omit<StackOptions, "stack">): Promise<LifeFigures> {
  const { preview, up, destroy } = await createStack(lab, { ...options, stack });
  return {
    "preview before the first up": await seconds(preview),
    "first up": await seconds(up),
    "up without changes": await seconds(up),
    "preview without changes": await seconds(preview),
    destroy: await seconds(destroy),
  };
}

/**
 * Returns a history for the main branch, which writes small manifests beside the cluster's directory.
 *
 * @see https://git-scm.com/docs/git-fast-import
 */
function history(): string {
  const commits = Array.from({ length: OLD.commits }, (_, index) => {
    const file = index % OLD.files;
    const content = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${String(file)}}\ndata: {n: "${String(index)}"}\n`;
    const message = `Change ${String(index)}\n`;
    return [
      "commit refs/heads/main\n",
      `committer Bench <bench@example.com> ${String(1_700_000_000 + index)} +0000\n`,
      `data ${String(message.length)}\n${message}`,
      index === 0 ? "from refs/heads/main^0\n" : "",
      `M 100644 inline apps/${String(file % 50)}/c${String(file)}.yaml\n`,
      `data ${String(content.length)}\n${content}\n`,
    ].join("");
  });
  return commits.join("");
}
