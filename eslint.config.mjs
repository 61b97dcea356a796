import tseslint from "typescript-eslint";

/** Forbids imports: the layers of the library point one way only. */
function forbidden(files, ...patterns) {
  const [group, message] = [patterns.slice(0, -1), patterns.at(-1)];
  return { files, rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] } };
}

export default tseslint.config(
  { ignores: ["bin/", "bundles/", "node_modules/", "eslint.config.mjs"] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use an `as const` object with a type of the same name." },
        { selector: "ExportDefaultDeclaration", message: "Use named exports." },
        { selector: "ExportAllDeclaration", message: "Name what is exported." },
      ],
      "max-lines": ["error", { max: 250 }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  // A table of cases is one thing, however long it is.
  { files: ["test/**"], rules: { "max-lines": ["error", { max: 600 }] } },
  forbidden(["components/**/*.ts"], "**/lab/**", "**/test/**", "The library imports neither the lab nor the tests."),
  forbidden(
    ["components/manifests/*.ts"],
    "@pulumi/*",
    "node:*",
    "../*",
    "components/manifests is pure: it imports libraries for plain data and its siblings.",
  ),
  forbidden(
    ["components/manifests/*/*.ts"],
    "@pulumi/*",
    "node:*",
    "../../*",
    "components/manifests is pure: it imports libraries for plain data and its siblings.",
  ),
  forbidden(
    ["components/guards/**/*.ts"],
    "@pulumi/*",
    "@kubernetes/*",
    "node:*",
    "../*",
    "!../manifests",
    "components/guards is pure: it imports its siblings and the manifests.",
  ),
  forbidden(
    ["components/flux-api/*.ts"],
    "@pulumi/*",
    "!@pulumi/pulumi",
    "@kubernetes/*",
    "node:*",
    "../*",
    "components/flux-api is types: it imports those of Pulumi and its siblings.",
  ),
  forbidden(["components/schemas/**/*.ts"], "@pulumi/*", "components/schemas is plain data in, problems out."),
  forbidden(
    ["components/cluster/**/*.ts", "components/git-hosts/**/*.ts"],
    "**/flux-bootstrap",
    "**/index",
    "**/lab/**",
    "**/test/**",
    "Arrows never turn back: index, flux-bootstrap, cluster and git-hosts, manifests.",
  ),
);
