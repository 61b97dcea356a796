import * as fc from "fast-check";

import type { FluxBootstrapArgs } from "../../components";
import { COMPONENTS } from "../../components/manifests/controllers";
import { ControllerSize } from "../../components/manifests/customization/controller-size";
import { controllerKey } from "../../components/customization/resolve";
import type { ControllerArgs } from "../../components/customization/controller-args";

// Among them what YAML 1.1 and 1.2 read differently.
const text = fc.oneof(
  fc.constantFrom("yes", "on", "017", "1e3", "null", "a: b", "- c", "#", "it's", '"', "2024-01-02", "0x1F"),
  fc.stringMatching(/^[ -~]{1,12}$/),
);
const label = fc.constantFrom("yes", "017", "a", "1e3", "null", "x_y.z");
const key = fc.constantFrom("team", "example.com/a", "a.b_c");
const records = (value: fc.Arbitrary<string>) => fc.dictionary(key, value, { maxKeys: 2 });
const quantity = fc.constantFrom("100m", "1", "2Gi", "512Mi", "1e3");
const resourceList = fc.record({ cpu: quantity, memory: quantity, ephemeralStorage: quantity }, { requiredKeys: [] });

const controller = fc.record(
  {
    size: fc.constantFrom(...Object.values(ControllerSize)),
    resources: fc.record({ requests: resourceList, limits: resourceList }, { requiredKeys: [] }),
    concurrent: fc.integer({ min: 1, max: 99 }),
    tolerations: fc.array(
      fc.oneof(
        fc.record({ key, operator: fc.constant("Exists") }),
        fc.record({
          key,
          value: label,
          effect: fc.constantFrom("NoSchedule", "NoExecute"),
          tolerationSeconds: fc.nat(9),
        }),
      ),
      { maxLength: 2 },
    ),
    nodeSelector: records(label),
    affinity: fc.constant({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "In", values: ["on"] }] }],
        },
      },
    }),
    podAnnotations: records(text),
    podLabels: records(label),
    env: fc.uniqueArray(fc.constantFrom("HTTPS_PROXY", "GODEBUG", "AWS_REGION"), { maxLength: 3 }).chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.oneof(
            text.map((value) => ({ name, value })),
            fc.constant({ name, secretKeyRef: { name: "s", key: "k" } }),
          ),
        ),
      ),
    ),
    args: fc.constantFrom(["--requeue-dependency=5s"], ["--feature-gates=A=true", "--interval-jitter-percentage=3"]),
    workloadIdentity: fc.record(
      { awsRoleArn: text, azureClientId: text, gcpServiceAccount: text },
      { requiredKeys: [] },
    ),
    serviceAccountAnnotations: records(text),
    imageDigest: fc.constant(`sha256:${"0123456789abcdef".repeat(4)}`),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<ControllerArgs>;

const PATCHES = [
  { patch: '- op: add\n  path: /metadata/annotations\n  value: {a: "yes", b: "on"}\n', target: { kind: "Deployment" } },
  {
    patch: "- {op: test, path: /spec/replicas, value: 1}\n- {op: replace, path: /spec/replicas, value: 2}\n",
    target: { name: "helm-.*|kustomize-controller", kind: "Deployment" },
  },
  {
    patch: '[{"op": "remove", "path": "/spec/template/metadata/annotations"}]',
    target: {
      labelSelector: "app.kubernetes.io/component in (source-controller, helm-controller)",
      kind: "Deployment",
    },
  },
  {
    patch: "$patch: delete\napiVersion: v1\nkind: ResourceQuota\nmetadata: {name: any}\n",
    target: { kind: "ResourceQuota" },
  },
  {
    patch:
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: all}\nspec: {template: {spec: {containers: [{name: manager, ports: [{containerPort: 8080, protocol: TCP, name: metrics}], env: [{name: TUF_ROOT, value: null}, {name: X, value: y}]}, {name: sidecar, image: a}]}}}\n",
    target: { kind: "Deployment", labelSelector: "app.kubernetes.io/part-of=flux,!sharding.fluxcd.io/role" },
  },
];

/** Arguments that change Flux beyond the options of `flux install`, with no problem in them. */
export const anyTuning: fc.Arbitrary<Partial<FluxBootstrapArgs>> = fc.record(
  {
    componentsExtra: fc.constant(COMPONENTS.slice(4)),
    tolerationKeys: fc.constantFrom([], ["dedicated"]),
    controllers: fc.record(
      Object.fromEntries(["all", ...COMPONENTS.map(controllerKey)].map((name) => [name, controller])),
      { requiredKeys: [] },
    ),
    storage: fc.record({ size: quantity, storageClassName: fc.constant("fast") }, { requiredKeys: ["size"] }),
    sharding: fc.record(
      { shards: fc.constantFrom(["shard1"], ["a", "on"]), key: fc.constantFrom("sharding.fluxcd.io/key", "team") },
      { requiredKeys: ["shards"] },
    ),
    multitenancy: fc.record(
      {
        noCrossNamespaceRefs: fc.boolean(),
        noRemoteBases: fc.boolean(),
        defaultServiceAccount: fc.constantFrom("default", "tenant"),
      },
      { requiredKeys: [] },
    ),
    proxy: fc.record({
      httpsProxy: fc.constant("http://proxy.example.com:3128"),
      noProxy: fc.constantFrom([], ["10.0.0.0/8", ".example.com"]),
    }),
    patches: fc.subarray(PATCHES),
  },
  { requiredKeys: ["componentsExtra"] },
);
