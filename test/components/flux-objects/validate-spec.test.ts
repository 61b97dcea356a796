import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { Alert, GitRepository, HelmRelease, InvalidArgumentsError, Kustomization } from "../../../components";
import { checkWhenKnown, problemsOfKnown, validateWhenKnown } from "../../../components/flux-objects/validate-spec";
import { composeHelmRepository } from "../../../components/flux-objects/helm-repository";
import { composeOciRepository } from "../../../components/flux-objects/oci-repository";
import { readRelease } from "../../../components/release";
import { inner } from "../inner";
import { run } from "../monitor";
import { linesOf } from "./parts";
import { SSH_KEY } from "../private-keys";

const URL = "https://git.example.com/apps";
const UNKNOWN = pulumi.output(pulumi.unknown as unknown as string);
const release = readRelease("v2.9.4");
const checked = (spec: object) => ({ kind: "GitRepository", release, spec }) as const;

describe("checkWhenKnown", () => {
  const registry = pulumi.output("oci://registry.example.com/charts");
  const charts = (url: pulumi.Output<string>, type?: "oci") =>
    checkWhenKnown(
      "HelmRepository charts",
      { url, ...(type === undefined ? {} : { type: pulumi.output(type) }) },
      (known) => composeHelmRepository("charts", known).problems,
    );

  it("refuses the outputs that break a rule between arguments", async () => {
    await assert.rejects(
      inner(charts(registry)).promise(),
      /^InvalidArgumentsError: Invalid HelmRepository charts arguments:\n- type: must be "oci" for an oci:\/\/ URL/,
    );
    const app = { url: pulumi.interpolate`${registry}/app:1.0` };
    await assert.rejects(
      inner(checkWhenKnown("OCIRepository app", app, (known) => composeOciRepository("app", known).problems)).promise(),
      /url: must not have ":1\.0"\. Set ref\.tag/,
    );
  });

  it("takes those that do not, and waits for one that a preview does not know", async () => {
    assert.deepEqual(await inner(charts(registry, "oci")).promise(), []);
    assert.equal(await inner(charts(UNKNOWN)).isKnown, false);
  });
});

describe("problemsOfKnown", () => {
  const lines = (spec: object) => linesOf({ problems: problemsOfKnown(checked(spec)) });

  it("passes over values that are outputs or promises, wherever they are", () => {
    const spec = {
      url: UNKNOWN,
      interval: Promise.resolve("1"),
      ref: { branch: pulumi.output(1) },
      include: [pulumi.output(1), { repository: UNKNOWN }],
    };
    assert.deepEqual(lines(spec), []);
  });

  it("checks what stands beside them", () => {
    assert.deepEqual(lines({ url: UNKNOWN, interval: "1", include: [{ repository: { name: UNKNOWN, kind: "a" } }] }), [
      "include[0].repository.kind: unknown field in Flux v2.9.4, expected one of name",
      'interval: must be a Go duration such as "1m0s", got "1"',
    ]);
  });

  it("passes over fields that are undefined", () => {
    assert.deepEqual(
      lines({ url: URL, interval: "1m", timeout: undefined, ref: { branch: "main", tag: undefined } }),
      [],
    );
  });

  it("says so when a release does not have the kind", () => {
    const problems = problemsOfKnown({ ...checked({}), release: { ...release, files: {} } });
    assert.deepEqual(linesOf({ problems }), [
      "fluxVersion: Flux v2.9.4 has no GitRepository of source.toolkit.fluxcd.io/v1",
    ]);
  });

  it("names fields as the caller typed them", () => {
    const [problem] = problemsOfKnown({ ...checked({ url: URL, interval: "1" }), typed: (path) => `bucket.${path}` });
    assert.equal(problem?.propertyPath, "bucket.interval");
  });
});

describe("checkWhenKnown", () => {
  it("makes nothing wait in vain for a spec that is right", async () => {
    assert.deepEqual(
      await inner(
        validateWhenKnown("GitRepository apps", checked({ url: pulumi.output(URL), interval: "1m" })),
      ).promise(),
      [],
    );
  });

  it("refuses the wrong values of outputs, all at once", async () => {
    const spec = {
      url: pulumi.output("git@github.com:acme/apps"),
      interval: "1m",
      ref: pulumi.output({ brnch: "main" }),
    };
    await assert.rejects(inner(validateWhenKnown("GitRepository apps", checked(spec))).promise(), (error: Error) => {
      assert.ok(error instanceof InvalidArgumentsError);
      assert.equal(
        error.message,
        [
          "Invalid GitRepository apps arguments:",
          '- ref.brnch: unknown field in Flux v2.9.4. Did you mean "branch"?',
          '- url: must match ^(http|https|ssh)://.*$, got "git@github.com:acme/apps"',
        ].join("\n"),
      );
      return true;
    });
  });

  it("does not show values of a spec that has a secret, wherever that is", async () => {
    for (const spec of [
      { url: pulumi.secret("hunter2://apps"), interval: "1m" },
      { url: "hunter2://apps", interval: "1m", ref: { branch: pulumi.secret("main") } },
    ]) {
      await assert.rejects(inner(validateWhenKnown("GitRepository apps", checked(spec))).promise(), (error: Error) => {
        assert.equal(error.message, "Invalid GitRepository apps arguments:\n- url: must match ^(http|https|ssh)://.*$");
        return true;
      });
    }
  });

  it("says nothing in a preview in which a value is not known", async () => {
    const check = validateWhenKnown("GitRepository apps", checked({ url: UNKNOWN, interval: pulumi.output("1") }));
    assert.equal(await inner(check).isKnown, false);
  });
});

describe("FluxObject, with arguments that are wrong", () => {
  const refused = async (declare: () => pulumi.Resource, lines: readonly string[]) => {
    await assert.rejects(run(declare), (error: Error) => {
      assert.ok(error instanceof InvalidArgumentsError);
      assert.deepEqual(error.message.split("\n"), lines);
      return true;
    });
  };

  it("lists what is wrong with the spec, the name and the credentials at once", async () => {
    await refused(
      () =>
        new GitRepository("apps", {
          url: "ftp://git.example.com",
          interval: "1",
          metadata: { name: "My Apps" },
          credentials: { sshKey: { privateKey: SSH_KEY }, basicAuth: { username: "u", password: "p" } },
          secretRef: { name: "mine" },
        }),
      [
        "Invalid GitRepository apps arguments:",
        '- metadata.name: must be a DNS name: lower-case letters, digits, dashes and dots, got "My Apps"',
        "- credentials: must hold at most one of sshKey, basicAuth, githubApp, got sshKey and basicAuth",
        "- secretRef: conflicts with credentials, which creates this Secret; set only one of them",
        "- credentials.knownHosts: is required: the keys of this SSH host are not known, and none is trusted on first use",
        '- interval: must be a Go duration such as "1m0s", got "1"',
        '- url: must match ^(http|https|ssh)://.*$, got "ftp://git.example.com"',
      ],
    );
  });

  it("names items of lists and fields below fields", async () => {
    const dependsOn = [{ name: "a" }, { namespace: "b" }] as unknown as { name: string }[];
    const sourceRef = { kind: "Repository", name: "apps" } as unknown as { kind: "GitRepository"; name: string };
    await refused(
      () => new Kustomization("apps", { sourceRef, prune: true, dependsOn }),
      [
        "Invalid Kustomization apps arguments:",
        "- dependsOn[1].name: is required",
        '- sourceRef.kind: expected one of OCIRepository, GitRepository, Bucket, ExternalArtifact in Flux v2.9.4, got "Repository"',
      ],
    );
  });

  it("repeats the rules that the API server judges, which are about the whole", async () => {
    await refused(
      () => new HelmRelease("apps", {}),
      ["Invalid HelmRelease apps arguments:", "- either chart or chartRef must be set"],
    );
  });

  it("does not say what a field holds that may be a secret", async () => {
    const eventMetadata = { token: 7 } as unknown as Record<string, string>;
    await refused(
      () =>
        new Alert("apps", {
          providerRef: { name: "chat" },
          eventSources: [{ kind: "GitRepository", name: "a" }],
          eventMetadata,
        }),
      ["Invalid Alert apps arguments:", "- eventMetadata.token: must be a string"],
    );
  });
});
