import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { COMPONENTS } from "../../../components/manifests/controllers";
import { gotkComponents } from "../../../components/manifests/install";
import { LogLevel, type InstallOptions } from "../../../components/manifests/install-options";
import type { KubernetesObject } from "../../../components/manifests/kubernetes-object";
import { objectsOf } from "../../../components/manifests/parse";
import { goldenCombinations } from "./golden/golden";
import { CLI_DEFAULTS, referenceBundle } from "./reference-bundle";

const BUNDLE = referenceBundle("v2.9.4");

const dnsLabel = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const options: fc.Arbitrary<InstallOptions> = fc
  .record({
    components: fc.shuffledSubarray([...COMPONENTS], { minLength: 1 }),
    namespace: fc.oneof(dnsLabel, fc.constantFrom("flux-system", "flux-system-2", "my-flux-system", "123", "true")),
    networkPolicy: fc.boolean(),
    watchAllNamespaces: fc.boolean(),
    logLevel: fc.constantFrom(...Object.values(LogLevel)),
    clusterDomain: fc.array(dnsLabel, { minLength: 1, maxLength: 3 }).map((labels) => labels.join(".")),
    registry: fc.oneof(
      dnsLabel,
      fc.constantFrom("ghcr.io/fluxcd", "localhost:5000", "registry.example.com:5000/a/b_c"),
    ),
    imagePullSecret: fc.option(dnsLabel, { nil: undefined }),
    tolerationKeys: fc.array(fc.oneof(dnsLabel, fc.constantFrom("node.kubernetes.io/dedicated-to-flux", "on")), {
      maxLength: 3,
    }),
  })
  .map(({ imagePullSecret, ...rest }) => (imagePullSecret === undefined ? rest : { ...rest, imagePullSecret }));

describe("gotkComponents, for any combination of options", () => {
  for (const [index, { version, bundle, options: chosen, sha256 }] of goldenCombinations().entries()) {
    it(`prints what kustomize builds: ${version}, combination ${String(index + 1)}`, () => {
      const { content } = gotkComponents({ ...referenceBundle(bundle), version }, chosen);
      assert.equal(createHash("sha256").update(content).digest("hex"), sha256, JSON.stringify(chosen));
    });
  }

  it("keeps the objects and their order: those of each option by itself", () => {
    property((chosen) => {
      const separate = [
        ...only({ components: [] }).filter(({ kind }) => chosen.networkPolicy || kind !== "NetworkPolicy"),
        ...chosen.components.flatMap((name) => only({ components: [name], networkPolicy: false }).slice(roleCount())),
      ];
      const identity = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.name}`;
      const renamed = (text: string) => text.replace(/(?<=^Namespace |-)flux-system$/, () => chosen.namespace);
      assert.deepEqual(composed(chosen).map(identity), separate.map(identity).map(renamed));
    });
  });

  it("puts every namespaced object into the namespace, and labels every object with it", () => {
    property((chosen) => {
      for (const { kind, metadata } of composed(chosen)) {
        const clusterScoped = /^(Namespace|CustomResourceDefinition|ClusterRole(Binding)?)$/.test(kind);
        assert.equal(metadata.namespace, clusterScoped ? undefined : chosen.namespace);
        assert.equal(metadata.labels?.["app.kubernetes.io/instance"], chosen.namespace);
      }
    });
  });

  it("binds the roles to service accounts of the namespace", () => {
    property((chosen) => {
      const bindings = composed(chosen).filter(({ kind }) => kind === "ClusterRoleBinding");
      assert.equal(bindings.length, 2);
      for (const { subjects } of bindings) {
        assert.ok(Array.isArray(subjects) && subjects.length > 0);
        for (const subject of subjects) assert.equal(subject.namespace, chosen.namespace);
      }
    });
  });

  it("changes in a Deployment exactly the fields that the options name", () => {
    property((chosen) => {
      const deployments = composed(chosen).filter(({ kind }) => kind === "Deployment");
      for (const deployment of deployments) {
        const name = deployment.metadata.name;
        const usual = only({ components: [name], networkPolicy: false }).find(({ kind }) => kind === "Deployment");
        assert.ok(usual);
        assert.deepEqual(deployment, expectedDeployment(usual, chosen));
      }
      assert.equal(deployments.length, chosen.components.length);
    });
  });

  it("changes no schema", () => {
    property((chosen) => {
      const usual = new Map(only({ components: COMPONENTS }).map((object) => [object.metadata.name, object.spec]));
      for (const { kind, metadata, spec } of composed(chosen)) {
        if (kind === "CustomResourceDefinition") assert.deepEqual(spec, usual.get(metadata.name));
      }
    });
  });
});

function property(check: (chosen: InstallOptions) => void): void {
  fc.assert(fc.property(options, check), { numRuns: 25 });
}

function composed(chosen: InstallOptions): KubernetesObject[] {
  return objectsOf(gotkComponents(BUNDLE, chosen).content);
}

const known = new Map<string, KubernetesObject[]>();
function only(chosen: Partial<InstallOptions>): KubernetesObject[] {
  const key = JSON.stringify(chosen);
  const objects = known.get(key) ?? composed({ ...CLI_DEFAULTS, ...chosen });
  known.set(key, objects);
  return objects;
}

// The objects before the first component: the namespace, the quota and the roles.
function roleCount(): number {
  return only({ components: [], networkPolicy: false }).length;
}

// Written with JSON, independently of how the library edits text.
function expectedDeployment(usual: KubernetesObject, chosen: InstallOptions): unknown {
  const { name } = usual.metadata;
  const copy = JSON.parse(JSON.stringify(usual));
  const pod = copy.spec.template;
  copy.metadata.namespace = chosen.namespace;
  copy.metadata.labels["app.kubernetes.io/instance"] = chosen.namespace;
  pod.metadata.labels["app.kubernetes.io/instance"] = chosen.namespace;
  if (chosen.imagePullSecret !== undefined) pod.spec.imagePullSecrets = [{ name: chosen.imagePullSecret }];
  if (chosen.tolerationKeys.length > 0) {
    pod.spec.tolerations = chosen.tolerationKeys.map((key) => ({ key, operator: "Exists" }));
  }
  const [container] = pod.spec.containers;
  container.image = container.image.replace("ghcr.io/fluxcd", () => chosen.registry);
  container.args = container.args.map((arg: string) => {
    const [flag] = arg.split("=");
    if (flag === "--events-addr") {
      const receives = chosen.components.includes("notification-controller");
      const host = `notification-controller.$(RUNTIME_NAMESPACE).svc.${chosen.clusterDomain}.`;
      return receives ? `--events-addr=http://${host}/` : "--events-addr=";
    }
    if (flag === "--watch-all-namespaces") return `${flag}=${String(chosen.watchAllNamespaces)}`;
    if (flag === "--log-level") return `${flag}=${chosen.logLevel}`;
    if (flag === "--storage-adv-addr") return `${flag}=${name}.$(RUNTIME_NAMESPACE).svc.${chosen.clusterDomain}.`;
    return arg;
  });
  const gated = ["kustomize-controller", "helm-controller"].includes(name);
  if (gated && chosen.components.includes("source-watcher"))
    container.args.push("--feature-gates=ExternalArtifact=true");
  return copy;
}
