import type { ToolName } from "./tool-name";

/** A file that is made at build time of files in a Go module, because a tool reads it at run time. */
export interface ToolFile {
  readonly name: string;
  /** The Go module that has the sources. */
  readonly module: string;
  /** Paths in that module; YAML documents, joined in this order. */
  readonly sources: readonly string[];
}

/** What one tool is built from. */
export interface Tool {
  readonly version: string;
  /** The directory under `modules/` whose go.mod pins everything that is compiled. */
  readonly module: string;
  /** The main package: an import path, or a path in the module, with a leading dot, for one of our own. */
  readonly main: string;
  /** Variables that the linker sets. A name that the program does not have is ignored, so spell it with care. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly files?: readonly ToolFile[];
  /** A Go file of ours, in the directory of `module`, that is compiled into the main package beside its own. */
  readonly addition?: string;
  /** A Go module that is compiled as a copy with our go.mod, because a package of its own needs files that it lacks. */
  readonly copy?: ModuleCopy;
}

/** A copied Go module. */
interface ModuleCopy {
  readonly module: string;
  /** Gets the manifests of a Flux release: a directory of the module, and the release. */
  readonly manifests: { readonly directory: string; readonly release: string };
}

const KUBERNETES = "1.36.4";
const KUBERNETES_VERSION = {
  // The Kubernetes provider asks the API server for its version and needs a real one.
  "k8s.io/component-base/version.gitVersion": `v${KUBERNETES}`,
  "k8s.io/component-base/version.gitMajor": "1",
  "k8s.io/component-base/version.gitMinor": "36",
};

function kubernetes(command: string): Tool {
  return {
    version: KUBERNETES,
    module: "shared",
    main: `k8s.io/kubernetes/cmd/${command}`,
    variables: KUBERNETES_VERSION,
  };
}

function fluxController(name: string, version: string): Tool {
  return { version, module: "shared", main: `github.com/fluxcd/${name}` };
}

const KWOK_STAGES: ToolFile = {
  name: "stages.yaml",
  module: "sigs.k8s.io/kwok",
  sources: [
    "kustomize/stage/node/fast/node-initialize.yaml",
    // Without a heartbeat the node flaps between Ready and Unknown.
    "kustomize/stage/node/heartbeat-with-lease/node-heartbeat-with-lease.yaml",
    "kustomize/stage/pod/fast/pod-ready.yaml",
    "kustomize/stage/pod/fast/pod-complete.yaml",
    "kustomize/stage/pod/fast/pod-delete.yaml",
  ],
};

/** Runs a Python program; its host looks for it beside itself. */
const PYTHON_EXECUTOR: ToolFile = {
  name: "pulumi-language-python-exec",
  module: "github.com/pulumi/pulumi/sdk/v3",
  sources: ["python/cmd/pulumi-language-python-exec"],
};

/** Those of the release that the nodejs host is of, so that their libraries are compiled once. */
function languageHost(main: string, files: readonly ToolFile[] = []): Tool {
  return {
    version: "3.184.0",
    module: "pulumi-languages",
    main: `github.com/pulumi/pulumi/${main}`,
    variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": "v3.184.0" },
    files,
  };
}

/** Every tool; the versions repeat what the go.mod files pin, and a test compares the two. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  etcd: { version: "3.6.8", module: "shared", main: "go.etcd.io/etcd/server/v3" },
  "kube-apiserver": kubernetes("kube-apiserver"),
  "kube-controller-manager": kubernetes("kube-controller-manager"),
  "kube-scheduler": kubernetes("kube-scheduler"),
  kwok: { version: "0.8.0", module: "shared", main: "sigs.k8s.io/kwok/cmd/kwok", files: [KWOK_STAGES] },
  pulumi: {
    version: "3.259.0",
    module: "shared",
    main: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": "v3.259.0" },
  },
  "pulumi-language-nodejs": {
    version: "3.184.0",
    // A module of its own: it does not compile with the libraries of the newer CLI.
    module: "pulumi-language-nodejs",
    main: "github.com/pulumi/pulumi/sdk/nodejs/cmd/pulumi-language-nodejs/v3",
    addition: "error_hooks.go",
    variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": "v3.184.0" },
  },
  "pulumi-resource-github": {
    version: "6.15.0",
    module: "shared",
    main: "./pulumi-resource-github",
    variables: { "main.version": "6.15.0" },
  },
  "pulumi-resource-kubernetes": {
    version: "4.25.0",
    // Does not compile with the newer CLI's libraries either.
    module: "pulumi-resource-kubernetes",
    main: ".",
    variables: { "github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version.Version": "4.25.0" },
  },
  "source-controller": fluxController("source-controller", "1.9.3"),
  "kustomize-controller": fluxController("kustomize-controller", "1.9.4"),
  "notification-controller": fluxController("notification-controller", "1.9.3"),
  "helm-controller": fluxController("helm-controller", "1.6.4"),
  "image-reflector-controller": fluxController("image-reflector-controller", "1.2.3"),
  "image-automation-controller": fluxController("image-automation-controller", "1.2.3"),
  "source-watcher": { version: "2.2.2", module: "shared", main: "github.com/fluxcd/source-watcher/v2/cmd" },
  // Programs of ours around a library each, in a module of their own: a line of the shared one rebuilds every tool.
  "oci-registry": { version: "0.21.6", module: "stores", main: "./oci-registry" },
  "bucket-store": { version: "0.0.12", module: "stores", main: "./bucket-store" },
  // Its module is its own, because nobody else may import its internal packages; the libraries have the shared one's versions.
  flux: {
    version: "2.9.4",
    module: "flux",
    main: "github.com/fluxcd/flux2/v2/cmd/flux",
    variables: { "main.VERSION": "2.9.4" },
    copy: { module: "github.com/fluxcd/flux2/v2", manifests: { directory: "cmd/flux/manifests", release: "v2.9.4" } },
  },
  "pulumi-language-yaml": {
    version: "1.25.0",
    module: "pulumi-language-yaml",
    main: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
    variables: { "github.com/pulumi/pulumi-yaml/pkg/version.Version": "v1.25.0" },
  },
  "pulumi-language-python": languageHost("sdk/python/cmd/pulumi-language-python/v3", [PYTHON_EXECUTOR]),
  "pulumi-language-go": languageHost("sdk/go/pulumi-language-go/v3"),
};
