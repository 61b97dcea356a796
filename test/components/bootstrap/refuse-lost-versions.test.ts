import assert from "node:assert/strict";

import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "../../../components";
import { composeManifests } from "../../../components/bootstrap/compose-manifests";
import { confirmVersions, lostVersions } from "../../../components/bootstrap/refuse-lost-versions";
import { resolve } from "../../../components/bootstrap/resolve";
import { resourceHook } from "../../../components/pulumi/hooks";
import { startApiServer } from "../cluster/hooks/api-server";
import { hookTrial } from "../cluster/hooks/hook-trial";
import { inner } from "../inner";
import { MINIMAL, run } from "../monitor";

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/";
const ALERTS = "alerts.notification.toolkit.fluxcd.io";

describe("the versions that a cluster stores", () => {
  const trial = hookTrial();
  const options = resolve(MINIMAL);
  const { objects } = composeManifests(options);
  /** Answers as a cluster that has another release, and stores Alerts in these versions. */
  const cluster = (stored: readonly string[], version = "v2.8.8") => {
    const versions = ["v1beta2", "v1beta3"].map((name) => ({ name, served: true, storage: name === "v1beta3" }));
    const group = "notification.toolkit.fluxcd.io";
    const alerts = {
      metadata: { name: ALERTS },
      spec: { group, names: { kind: "Alert", plural: "alerts" }, versions },
      status: { storedVersions: stored },
    };
    trial.answer = ({ path }) => {
      if (path === `${CRDS}${ALERTS}`) return alerts;
      if (path === "/api/v1/namespaces/flux-system")
        return { metadata: { labels: { "app.kubernetes.io/version": version } } };
      if (path.includes("/alerts")) return { items: [{ metadata: { name: "apps", namespace: "a" } }] };
      return 404;
    };
  };
  type Context = Parameters<typeof lostVersions>[0];
  const ask = async <T>(question: (context: Context) => Promise<T>, isNew = false): Promise<T> => {
    const answers: T[] = [];
    await trial.run("versions", ({ component }) =>
      resourceHook("fleet-versions", async () => {
        const identity = { isNew: pulumi.output(isNew) };
        const flux = { objects } as unknown as Context["flux"];
        answers.push(await question({ component, flux, options, identity }));
      }),
    );
    return answers[0] as T;
  };

  it("are refused where the release lacks one, with the objects and the commands", async () => {
    cluster(["v1beta2", "v1beta3"]);
    assert.match(
      String(await ask(lostVersions)),
      /^version: must have every version of its APIs in which the cluster stores objects, got v2\.9\.4:\nalerts\.notification\.toolkit\.fluxcd\.io is stored in v1beta2, which .*; objects: Alert a\/apps\. To go on, run `flux migrate`/,
    );
    cluster(["v1beta3"]);
    assert.equal(await ask(lostVersions), undefined);
    trial.answer = () => 403;
    assert.equal(await ask(lostVersions), undefined);
  });

  it("are asked for where the cluster has another release, and no file says so", async () => {
    const confirm = (context: Context) => inner(confirmVersions(context)).promise();
    cluster(["v1beta2", "v1beta3"]);
    await assert.rejects(ask(confirm), /is stored in v1beta2/);
    assert.deepEqual(await ask(confirm, true), []);
    cluster(["v1beta2", "v1beta3"], "v2.9.4");
    const before = trial.requests.length;
    assert.deepEqual(await ask(confirm), []);
    assert.deepEqual(
      trial.requests.slice(before).map(({ path }) => path),
      ["/api/v1/namespaces/flux-system"],
    );
  });

  it("are asked for in a preview too, where an explicit provider has a kubeconfig and nothing else", async () => {
    const server = await startApiServer(() => 404);
    try {
      const older = { content: "---\n# Flux Version: v2.8.8\n" };
      const answers = {
        getRepositoryFile: ({ file }: Readonly<Record<string, unknown>>) =>
          String(file).endsWith("gotk-components.yaml") ? older : {},
      };
      for (const kubeconfig of [server.kubeconfig, pulumi.output(pulumi.unknown as unknown as string)]) {
        server.requests.length = 0;
        const providers = () => [new k8s.Provider("cluster", { kubeconfig })];
        await run(() => new FluxBootstrap("fleet", MINIMAL, { providers: providers() }), { answers, preview: true });
        const paths = server.requests.map(({ path }) => path);
        assert.equal(paths.includes(`${CRDS}${ALERTS}`), typeof kubeconfig === "string");
      }
    } finally {
      server.stop();
    }
  });
});
