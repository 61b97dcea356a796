import { execSync } from "node:child_process";

import * as pulumi from "@pulumi/pulumi";

interface LocalClusterArgs {
  readonly createCommand: string;
  readonly deleteCommand: string;
}

/** Makes a cluster on this machine with a command. Put `aws.eks.Cluster`, `gcp.container.Cluster` or the like in its place. */
export class LocalCluster extends pulumi.dynamic.Resource {
  declare public readonly kubeconfig: pulumi.Output<string>;

  public constructor(name: string, args: LocalClusterArgs, opts?: pulumi.CustomResourceOptions) {
    const provider: pulumi.dynamic.ResourceProvider<LocalClusterArgs, LocalClusterArgs & { kubeconfig: string }> = {
      create: (inputs) => {
        const kubeconfig = execSync(inputs.createCommand, { encoding: "utf8" });
        return Promise.resolve({ id: name, outs: { ...inputs, kubeconfig } });
      },
      delete: (_id, state) => {
        execSync(state.deleteCommand);
        return Promise.resolve();
      },
    };
    super(provider, name, { ...args, kubeconfig: undefined }, { ...opts, additionalSecretOutputs: ["kubeconfig"] });
  }
}
