import { once } from "node:events";
import { join } from "node:path";
import { Command } from "commander";
import { writeEnvironmentScript } from "./environment-script";
import { startLab, type ClusterLab } from "./lab";

/** Starts a lab, says how to reach it, and keeps it until it is interrupted. */
async function main(): Promise<void> {
  new Command("npm run lab --")
    .description(
      "Starts an empty Kubernetes cluster and a Git host that answers like GitHub on this machine, and keeps them until Ctrl-C.",
    )
    .parse();
  const interrupted = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), once(process, "SIGHUP")]);
  const lab = await Promise.race([startLab(), interrupted]);
  if (!("stop" in lab)) process.exit(130); // its guardian takes away what has started so far
  console.log(await directions(lab));
  await interrupted;
  console.log("\nStopping the lab");
  await lab.stop();
}

async function directions(lab: ClusterLab): Promise<string> {
  const { environment, gitHost, directory } = lab;
  const { httpUrl } = await gitHost.createRepository("acme", "fleet");
  return `
In another terminal, for kubectl, git and pulumi to use the lab:
  . ${writeEnvironmentScript(lab)}
  git clone ${httpUrl.replace("://", "://x-access-token:$GITHUB_TOKEN@")}

kubeconfig  ${environment["KUBECONFIG"] ?? ""}
Git host    ${gitHost.apiUrl} and, by SSH, ${gitHost.sshHostname}
logs        ${join(lab.cluster.directory, "logs")}

Its files are in ${directory}
Ctrl-C ends the lab and removes them.`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
