import assert from "node:assert/strict";

import type { UnreadyObject } from "../../../components/status/remedies/remedy";
import { remedies, remedyFor, remedyName } from "../../../components/status/remedies/remedy-for";
import { messageOf } from "../../../components/status/message";
import { failed, ready, unseen } from "./flux-objects";

const CLONE = "failed to checkout and determine revision: unable to clone 'ssh://git@127.0.0.1:2222/acme/fleet.git':";
const DECRYPT =
  "decryption failed for 'Secret.v1.[noGrp]/s': failed to decrypt and format 'default/s' Secret data: cannot get sops data key: ";
const secret = { secretRef: { name: "key" } };

// Most messages are as the controllers of Flux v2.9.4 have given them in the lab; the others are in their sources.
const cases: readonly (readonly [
  name: string,
  kind: string,
  reason: string,
  message: string,
  advice: RegExp,
  spec?: object,
])[] = [
  [
    "host key mismatch",
    "GitRepository",
    "GitOperationFailed",
    `${CLONE} ssh: handshake failed: knownhosts: key mismatch`,
    /another key than known_hosts in Secret flux-system\/key:/,
    secret,
  ],
  [
    "host key unknown",
    "GitRepository",
    "GitOperationFailed",
    `${CLONE} ssh: handshake failed: knownhosts: key is unknown`,
    /add the Git host's lines to known_hosts in Secret flux-system\/key/,
    secret,
  ],
  [
    "known_hosts missing",
    "GitRepository",
    "AuthenticationFailed",
    "failed to configure authentication options: invalid 'ssh' auth option: 'known_hosts' is required",
    /add known_hosts .* to Secret flux-system\/key/,
    secret,
  ],
  [
    "SSH identity missing",
    "GitRepository",
    "AuthenticationFailed",
    "failed to configure authentication options: invalid 'ssh' auth option: 'identity' is required",
    /as identity to/,
    secret,
  ],
  [
    "SSH key encrypted",
    "GitRepository",
    "AuthenticationFailed",
    "SSH identity key is encrypted but no 'password' field was provided in the secret 'flux-system/key'",
    /its passphrase as password/,
    secret,
  ],
  [
    "SSH key refused",
    "GitRepository",
    "GitOperationFailed",
    `${CLONE} ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain`,
    /does not accept the key in Secret flux-system\/key: register its public half/,
    secret,
  ],
  [
    "Git credentials refused",
    "GitRepository",
    "GitOperationFailed",
    "unable to clone 'http://127.0.0.1/acme/fleet.git': authentication required: Invalid username or token.",
    /refuses the credentials in Secret flux-system\/key/,
    secret,
  ],
  [
    "Git credentials refused",
    "GitRepository",
    "GitOperationFailed",
    "unable to clone 'http://127.0.0.1/acme/fleet.git': authentication required: Authentication required.",
    /requires credentials.*name a Secret/,
  ],
  [
    "GitHub App misconfigured",
    "GitRepository",
    "InvalidProviderConfiguration",
    "secretRef with github app data must be specified when provider is set to github",
    /installation/,
    secret,
  ],
  [
    "repository not found",
    "GitRepository",
    "GitOperationFailed",
    "unable to clone: repository not found: git repository: 'ssh://git@127.0.0.1:2222/acme/missing.git'",
    /there is no repository at ssh:\/\/git@h\/x/,
    { url: "ssh://git@h/x" },
  ],
  [
    "reference not found",
    "GitRepository",
    "GitOperationFailed",
    `${CLONE} couldn't find remote ref "refs/heads/nowhere"`,
    /no branch "nowhere": push it, or change spec\.ref\.branch$/,
  ],
  [
    "reference not found",
    "GitRepository",
    "GitOperationFailed",
    `${CLONE} couldn't find remote ref "refs/tags/v1"`,
    /no tag "v1": push it, or change spec\.ref\.tag$/,
  ],
  [
    "reference not found",
    "GitRepository",
    "GitOperationFailed",
    "unable to resolve ref 'refs/pull/1/head' to a specific commit",
    /no reference refs\/pull\/1\/head/,
  ],
  [
    "no matching version",
    "GitRepository",
    "GitOperationFailed",
    "failed to checkout and determine revision: no match found for semver: >=1",
    /no tag matches ">=1"/,
  ],
  [
    "commit not found",
    "GitRepository",
    "GitOperationFailed",
    "unable to resolve commit object for '1234567890': object not found",
    /no commit 1234567890/,
  ],
  ["repository empty", "GitRepository", "EmptyGitRepository", "git repository is empty", /push one/],
  [
    "signature not verified",
    "GitRepository",
    "InvalidCommitSignature",
    "signature verification of commit '6b675a' failed: unsupported signature type: empty",
    /sign it with a key/,
  ],
  [
    "signature key missing",
    "OCIRepository",
    "OCIArtifactPullFailed",
    "no matching signatures were found for 'ghcr.io/a/b'",
    /public keys/,
  ],
  [
    "include missing",
    "GitRepository",
    "NotFound",
    `could not get resource for include 'gone': GitRepository.source.toolkit.fluxcd.io "gone" not found`,
    /no GitRepository gone: .*spec\.include/,
  ],
  [
    "include not ready",
    "GitRepository",
    "NoArtifact",
    "no artifact available for include 'shared'",
    /GitRepository shared has nothing to include yet/,
  ],
  [
    "include path not found",
    "GitRepository",
    "CopyFailure",
    "failed to copy 'shared' include from nowhere to vendor: cannot stat /tmp/flux-include-857895467/unpack/nowhere: stat /tmp/flux-include-857895467/unpack/nowhere: no such file or directory",
    /GitRepository shared has nothing at "nowhere"/,
  ],
  [
    "bucket denied",
    "Bucket",
    "BucketOperationFailed",
    "failed to confirm existence of 'data' bucket: Access Denied.",
    /accesskey and secretkey in Secret flux-system\/key/,
    secret,
  ],
  ["bucket not found", "Bucket", "BucketOperationFailed", "bucket 'data' not found", /no bucket "data"/],
  [
    "registry refused",
    "OCIRepository",
    "OCIArtifactPullFailed",
    "failed to determine artifact digest: GET http://127.0.0.1/v2/a/b/manifests/x: UNAUTHORIZED: authentication required",
    /to Secret flux-system\/key/,
    secret,
  ],
  [
    "registry refused",
    "OCIRepository",
    "OCIArtifactPullFailed",
    "failed to determine artifact digest: GET https://ghcr.io/token: DENIED: denied",
    /refuses the credentials/,
  ],
  [
    "registry refused",
    "HelmRepository",
    "Failed",
    "failed to fetch Helm repository index: failed to cache index to temporary file: failed to fetch http://127.0.0.1/index.yaml : 401 Unauthorized",
    /refuses the credentials/,
  ],
  [
    "registry refused",
    "HelmChart",
    "ChartPullError",
    'chart pull error: could not fetch tags for "oci://127.0.0.1/podinfo": GET "http://127.0.0.1/v2/podinfo/tags/list": basic credential not found',
    /the HelmRepository's spec\.secretRef/,
  ],
  [
    "artifact not found in registry",
    "OCIRepository",
    "OCIArtifactPullFailed",
    "failed to determine artifact digest: GET https://ghcr.io/v2/a/b/manifests/x: MANIFEST_UNKNOWN: manifest unknown",
    /push it/,
  ],
  [
    "chart version not found",
    "HelmChart",
    "InvalidChartReference",
    "invalid chart reference: failed to get chart version for remote reference: no 'podinfo' chart with version matching '9.x' found",
    /podinfo has no version "9\.x"/,
  ],
  [
    "chart not found",
    "HelmChart",
    "InvalidChartReference",
    "invalid chart reference: failed to get chart version for remote reference: no chart name found",
    /no chart of this name/,
  ],
  [
    "chart not in source",
    "HelmChart",
    "InvalidChartReference",
    "invalid chart reference: stat /tmp/helmchart-flux-system-x-11/source/chart9: no such file or directory",
    /no chart in "chart9"/,
  ],
  [
    "index not found",
    "HelmRepository",
    "Failed",
    "failed to cache index to temporary file: failed to fetch http://127.0.0.1/index.yaml : 404 Not Found",
    /nothing is at http:\/\/127\.0\.0\.1\/index\.yaml/,
  ],
  [
    "path not found",
    "Kustomization",
    "ArtifactFailed",
    "kustomization path not found: stat /tmp/kustomization-3974062824/apps/nopath: no such file or directory",
    /no directory "\.\/apps" of GitRepository flux-system\/fleet/,
  ],
  [
    "decryption key not valid",
    "Kustomization",
    "BuildFailed",
    "failed to import 'x.agekey' data from sops decryption Secret 'flux-system/keys': failed to parse and add to age identities: malformed secret key: invalid character data part: s[1]=111",
    /cannot read x\.agekey in Secret flux-system\/keys/,
  ],
  [
    "decryption Secret missing",
    "Kustomization",
    "BuildFailed",
    'secrets "gone" not found',
    /create Secret flux-system\/gone with the private key/,
  ],
  [
    "cannot be decrypted",
    "Kustomization",
    "BuildFailed",
    `${DECRYPT}Failed to get the data key required to decrypt the SOPS file.\n\nGroup 0: FAILED\n  age167rcenvpnd55: FAILED\n    - | failed to create reader for decrypting sops data key with\n      | age: identity did not match any of the recipients: incorrect\n      | identity for recipient block`,
    /SOPS file, which is for age167rcenvpnd55: add .* spec\.decryption\.secretRef names/,
  ],
  [
    "cannot be decrypted",
    "Kustomization",
    "BuildFailed",
    `${DECRYPT}Error getting data key: 0 successful groups required, got 0`,
    /SOPS file: add/,
  ],
  [
    "substitution source missing",
    "Kustomization",
    "BuildFailed",
    `post build failed for 'ConfigMap.v1.[noGrp]/x': substitute from 'ConfigMap/vars' error: configmaps "vars" not found`,
    /create ConfigMap flux-system\/vars/,
  ],
  [
    "substitution variable missing",
    "Kustomization",
    "BuildFailed",
    `post build failed for 'ConfigMap.v1.[noGrp]/x': variable substitution failed: variable not set (strict mode): "region"`,
    /set the variable region in/,
  ],
  [
    "manifests do not build",
    "Kustomization",
    "BuildFailed",
    "kustomize build failed: accumulating resources: accumulation err='accumulating resources from 'missing.yaml'",
    /correct the manifests in "\.\/apps" of GitRepository flux-system\/fleet/,
  ],
  [
    "no permission",
    "Kustomization",
    "ReconciliationFailed",
    `ConfigMap/default/x dry-run failed (Forbidden): configmaps "x" is forbidden: User "system:serviceaccount:flux-system:nobody" cannot patch resource "configmaps" in API group "" in the namespace "default"`,
    /let ServiceAccount flux-system\/nobody patch configmaps/,
  ],
  [
    "kind not known",
    "Kustomization",
    "ReconciliationFailed",
    `Widget/default/w dry-run failed: no matches for kind "Widget" in version "example.com/v1"`,
    /does not know Widget of example\.com\/v1/,
  ],
  [
    "namespace missing",
    "Kustomization",
    "ReconciliationFailed",
    `ConfigMap/nowhere/x not found: namespaces "nowhere" not found`,
    /create the Namespace nowhere/,
  ],
  [
    "immutable field",
    "Kustomization",
    "ReconciliationFailed",
    'Deployment/default/x dry-run failed (Invalid): Deployment.apps "x" is invalid: spec.selector: field is immutable',
    /force: enabled/,
  ],
  [
    "API server refuses",
    "Kustomization",
    "ReconciliationFailed",
    'ConfigMap/default/Bad_Name dry-run failed (Invalid): ConfigMap "Bad_Name" is invalid',
    /refuses ConfigMap\/default\/Bad_Name: correct it in "\.\/apps"/,
  ],
  [
    "health check failed",
    "Kustomization",
    "HealthCheckFailed",
    "health check failed after 30.1s: timeout waiting for: [Deployment/default/stuck status: 'InProgress']",
    /kubectl describe/,
  ],
  ["pruning failed", "Kustomization", "PruneFailed", "prune failed", /finalizers/],
  [
    "values missing",
    "HelmRelease",
    "ValuesError",
    `could not resolve ConfigMap chart values reference 'flux-system/gone' with key 'values.yaml': configmaps "gone" not found`,
    /create ConfigMap flux-system\/gone with the key values\.yaml/,
  ],
  [
    "values wrong",
    "HelmRelease",
    "InstallFailed",
    "Helm install failed for release a/b with chart c@1.0.0: execution error at (c/templates/a.yaml:1:3): value x is required",
    /correct spec\.values/,
  ],
  [
    "release timed out",
    "HelmRelease",
    "UpgradeFailed",
    "Helm upgrade failed for release a/b with chart c@1.0.0: context deadline exceeded",
    /did not become ready in time/,
  ],
  [
    "release failed",
    "HelmRelease",
    "InstallFailed",
    'Helm install failed for release a/b with chart c@1.0.0: server-side apply failed for object a/Bad_Name /v1, Kind=ConfigMap: ConfigMap "Bad_Name" is invalid',
    /--reset/,
  ],
  [
    "tests failed",
    "HelmRelease",
    "TestFailed",
    "Helm test failed for release a/b with chart c: pod x failed",
    /test pods/,
  ],
  [
    "source not ready",
    "HelmRelease",
    "SourceNotReady",
    "HelmChart 'flux-system/x' is not ready: invalid chart reference: no chart name found",
    /GitRepository flux-system\/fleet is not ready/,
  ],
  [
    "cross-namespace reference",
    "Kustomization",
    "AccessDenied",
    "can't access 'GitRepository/other/x', cross-namespace references have been blocked",
    /same namespace/,
  ],
  [
    "feature gate disabled",
    "Kustomization",
    "FeatureGateDisabled",
    "to use the ObjectLevelWorkloadIdentity feature",
    /--feature-gates/,
  ],
  [
    "dependency missing",
    "Kustomization",
    "DependencyNotReady",
    "dependency 'flux-system/gone' not found: not found",
    /no Kustomization flux-system\/gone/,
  ],
  [
    "dependency not ready",
    "HelmRelease",
    "DependencyNotReady",
    "dependency 'flux-system/base' is not ready",
    /waits for HelmRelease flux-system\/base/,
  ],
  [
    "source missing",
    "Kustomization",
    "ArtifactFailed",
    'GitRepository.source.toolkit.fluxcd.io "gone" not found',
    /no GitRepository gone/,
  ],
  [
    "source missing",
    "HelmRelease",
    "ArtifactFailed",
    'could not get Source object: OCIRepository.source.toolkit.fluxcd.io "gone" not found',
    /no OCIRepository gone/,
  ],
  [
    "artifact not ready",
    "Kustomization",
    "ArtifactFailed",
    "Source artifact not found, retrying in 30s",
    /GitRepository flux-system\/fleet has nothing to apply yet/,
  ],
  [
    "Secret missing",
    "GitRepository",
    "AuthenticationFailed",
    `failed to get secret 'flux-system/key': failed to get secret 'flux-system/key': secrets "key" not found`,
    /create Secret flux-system\/key,/,
  ],
  [
    "Secret missing",
    "Kustomization",
    "ReconciliationFailed",
    `unable to read KubeConfig secret 'flux-system/gone' error: secrets "gone" not found`,
    /create Secret flux-system\/gone,/,
  ],
  [
    "kubeconfig missing",
    "Kustomization",
    "ReconciliationFailed",
    "KubeConfig secret 'flux-system/elsewhere' does not contain a 'value' key with a kubeconfig",
    /to Secret flux-system\/elsewhere as value/,
  ],
  [
    "TLS authority unknown",
    "GitRepository",
    "GitOperationFailed",
    'Get "https://127.0.0.1/a": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    /ca\.crt/,
  ],
  [
    "TLS certificate wrong",
    "GitRepository",
    "GitOperationFailed",
    'Get "https://127.0.0.1/a": tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
    /renew it/,
  ],
  [
    "name not resolved",
    "GitRepository",
    "GitOperationFailed",
    'Get "https://nowhere.invalid/a": dial tcp: lookup nowhere.invalid on 10.96.0.10:53: no such host',
    /DNS/,
  ],
  [
    "no connection",
    "GitRepository",
    "GitOperationFailed",
    'Get "http://127.0.0.1:9/a": dial tcp 127.0.0.1:9: connect: connection refused',
    /nothing answers/,
  ],
  [
    "authentication failed",
    "Bucket",
    "AuthenticationFailed",
    "invalid 'key' secret data: required fields 'accesskey' and 'secretkey'",
    /look at the Secret/,
  ],
  ["timeout", "OCIRepository", "OCIArtifactPullFailed", "failed to pull: context deadline exceeded", /spec\.timeout/],
  ["webhook token missing", "Receiver", "TokenNotFound", "no token", /with the key token/],
  ["URL not valid", "GitRepository", "URLInvalid", "failed to parse url", /correct spec\.url/],
];

function ailment(kind: string, reason: string, message: string, spec: object = {}): UnreadyObject {
  const own = kind === "Kustomization" ? { path: "./apps", ...spec } : spec;
  return {
    object: failed(kind, "x", reason, message, own),
    reason,
    message: messageOf(message),
    source: ready("GitRepository", "fleet"),
  };
}

describe("remedyFor", () => {
  for (const [name, kind, reason, message, advice, spec] of cases) {
    it(`knows "${name}" of ${kind} by: ${message.slice(0, 70)}`, () => {
      const ill = ailment(kind, reason, message, spec);
      assert.equal(remedyName(ill), name);
      assert.match(remedyFor(ill) ?? "", advice);
    });
  }

  it("has a case here for every remedy", () => {
    const known = new Set(cases.map(([name]) => name));
    assert.deepEqual(
      remedies.filter(({ name }) => !known.has(name)).map(({ name }) => name),
      [],
    );
  });

  it("says nothing about a message that it does not know", () => {
    assert.equal(remedyFor(ailment("GitRepository", "StorageOperationFailed", "no space left on device")), undefined);
  });

  it("names the place in Git that the object itself comes from", () => {
    const root = unseen("Kustomization", "flux-system", {
      path: "./clusters/prod",
      sourceRef: { kind: "GitRepository", name: "flux-system" },
    });
    const ill = {
      ...ailment("GitRepository", "GitOperationFailed", "no match found for semver: 1.x"),
      declaredBy: root,
      declaredFrom: ready("GitRepository", "flux-system"),
    };
    const [, place] = remedyFor(ill)?.split("\n") ?? [];
    assert.equal(
      place,
      'the object comes from "./clusters/prod" of GitRepository flux-system/flux-system, by Kustomization flux-system/flux-system: change it in Git',
    );
  });
});
