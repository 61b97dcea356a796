import type { ClusterHome } from "./cluster-home";
import type { Credentials } from "./credentials";

/** Starts kube-controller-manager and kube-scheduler. They listen on no port and need no election: they are the only ones. */
export function startControlPlane(home: ClusterHome, kubeconfig: string, credentials: Credentials): void {
  const common = [`--kubeconfig=${kubeconfig}`, "--leader-elect=false", "--secure-port=0", "--profiling=false"];
  const manager = home.run("kube-controller-manager", [
    ...common,
    `--service-account-private-key-file=${credentials.serviceAccountKey}`,
    `--root-ca-file=${home.file("certificates/apiserver.crt")}`,
    "--kube-api-qps=200",
    "--kube-api-burst=400",
  ]);
  const scheduler = home.run("kube-scheduler", [...common, "--kube-api-qps=200", "--kube-api-burst=400"]);
  for (const process of [manager, scheduler]) home.expectToLast(process);
}
