/** Folders and files at the top of components/; `flux-bootstrap` is the file. */
const LAYERS = {
  plugin: ["resources"],
  resources: ["flux-bootstrap"],
  "flux-bootstrap": ["bootstrap"],
  bootstrap: ["notifications", "sync"],
  notifications: ["git"],
  sync: ["git"],
  git: ["flux-objects"],
  "flux-objects": ["schemas", "cluster", "customization", "install", "preflight"],
  schemas: ["release", "status", "validation"],
  cluster: ["release", "status", "validation"],
  customization: ["release", "status", "validation"],
  install: ["release", "status", "validation"],
  preflight: ["release", "status", "validation"],
  uninstall: ["status"],
  release: ["manifests", "flux-api", "kube", "pulumi"],
  status: ["manifests", "flux-api", "kube", "pulumi"],
  validation: ["manifests", "flux-api", "kube", "pulumi"],
  kube: ["proxy"],
  proxy: [],
  pulumi: [],
  manifests: [],
  "flux-api": [],
};

/** What a folder reaches along the arrows. */
function below(folder) {
  return [...new Set(LAYERS[folder].flatMap((next) => [next, ...below(next)]))];
}

/** Of the two files that everybody may import, these two folders import none: they are plain text and types. */
const WITHOUT_COMMON = ["manifests", "flux-api"];

/** Others than the layers: what the command and the library's index import. */
const MORE = {
  cli: ["preflight", "uninstall", "release", "status", "manifests", "install", "validation", "kube"],
};

const inside = (folder) => `^components/${folder}(/|\\.ts$)`;
const anyOf = (folders) => `^components/(${folders.join("|")})(/|\\.ts$)`;

function mayImport(folder, folders) {
  const common = WITHOUT_COMMON.includes(folder) ? [] : ["defaults", "errors"];
  return {
    name: `layer-${folder}`,
    comment: `Arrows run one way: components/${folder} imports ${[...folders, ...common].join(", ") || "itself only"}.`,
    severity: "error",
    from: { path: inside(folder) },
    to: {
      path: "^components/",
      pathNot: [inside(folder), ...(folders.length + common.length > 0 ? [anyOf([...folders, ...common])] : [])],
    },
  };
}

/** Forbids what is not in the repository: libraries and Node's own modules. */
function pure(name, from, comment, to) {
  return { name, comment, severity: "error", from: { path: from }, to };
}

const PULUMI = "^node_modules/@pulumi/";
const OUTSIDE = ["npm", "npm-dev", "npm-peer", "npm-optional", "core"];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      comment: "No cycle between files, type imports included.",
      severity: "error",
      from: { path: "^components/" },
      to: { circular: true },
    },
    {
      name: "no-folder-cycle",
      comment: "No two folders that import each other.",
      severity: "error",
      scope: "folder",
      from: { path: "^components" },
      to: { circular: true },
    },
    ...Object.keys(LAYERS).map((folder) => mayImport(folder, below(folder))),
    ...Object.entries(MORE).map(([folder, folders]) => mayImport(folder, folders)),
    {
      name: "known-folder",
      comment: "Each folder of components/ has its place in LAYERS.",
      severity: "error",
      from: {
        path: "^components/",
        pathNot: anyOf([...Object.keys(LAYERS), ...Object.keys(MORE), "index", "defaults", "errors"]),
      },
      to: {},
    },
    {
      name: "common",
      comment: "What everybody imports is free of what is built on it.",
      severity: "error",
      from: { path: anyOf(["defaults", "errors"]) },
      to: {
        path: "^components/",
        pathNot: anyOf(["defaults", "errors", "install/flags", "manifests", "flux-api", "validation"]),
      },
    },
    {
      name: "index",
      comment: "The index is for users: nothing inside imports it.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^components/index\\.ts$" },
    },
    {
      name: "library",
      comment: "The library imports neither the lab nor the tests.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(lab|test|scripts|examples|index\\.ts)" },
    },
    pure("pure-manifests", inside("manifests"), "components/manifests is pure: plain data in, text out.", {
      path: [PULUMI, "^node_modules/@kubernetes/", "^(node:)?[a-z_/]+$"],
      dependencyTypesNot: ["local"],
    }),
    pure(
      "pure-findings",
      "^components/preflight/findings/",
      "components/preflight/findings is pure: siblings, manifests and the names of annotations.",
      {
        path: "^(components/|node_modules/@(pulumi|kubernetes)/|(node:)?[a-z_/]+$)",
        pathNot: ["^components/preflight/findings/", inside("manifests"), "^components/kube/annotations\\.ts$"],
      },
    ),
    pure("types-flux-api", inside("flux-api"), "components/flux-api is types, those of Pulumi included.", {
      dependencyTypes: OUTSIDE,
      pathNot: "^node_modules/@pulumi/pulumi/",
    }),
    pure(
      "alone-providers",
      "^components/git/hosts/github/providers/",
      "The providers are texts in the state and import nothing of Pulumi, types included.",
      { path: PULUMI },
    ),
    pure("plain-schemas", inside("schemas"), "components/schemas is plain data in, problems out.", { path: PULUMI }),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "types"] },
  },
};
