import type { FluxStatus } from "../../../../components/status/status";
import { statusOf } from "../../../../components/status/tree";
import { cluster, failed, ready, unseen } from "../flux-objects";

const revision = "main@sha1:6b675a967073e1b896f66760fa2235c82203775a";
const follows = (name: string, kind = "GitRepository") => ({ sourceRef: { kind, name } });

/** One object in each state. */
export function mixed(): FluxStatus {
  const fleet = { ...follows("fleet"), path: "./apps" };
  const objects = [
    ready("GitRepository", "fleet", {}, { artifact: { revision } }),
    ready("Kustomization", "base", fleet, { inventory: { entries: [{}] } }),
    failed("Kustomization", "refused", "BuildFailed", "kustomize build failed: no such file", {
      ...fleet,
      dependsOn: [{ name: "base" }, { name: "unheard-of" }],
    }),
    unseen("Kustomization", "new", fleet),
    unseen("GitRepository", "paused", { suspend: true }),
    ready("Kustomization", "orphan", follows("gone", "Bucket")),
  ];
  const deployments = [{ metadata: { name: "helm-controller", namespace: "flux-system" }, spec: { replicas: 0 } }];
  return statusOf(cluster(objects, { deployments }));
}

/** A hundred objects, of which every seventh Kustomization has failed. */
export function many(): FluxStatus {
  const apps = Array.from({ length: 98 }, (_, index) => {
    const name = `app-${index}`;
    return index % 7 === 3
      ? failed("Kustomization", name, "BuildFailed", "x ".repeat(500), follows("fleet"))
      : ready("Kustomization", name, { ...follows("fleet"), dependsOn: [{ name: "app-3" }] });
  });
  const followed = [ready("OCIRepository", "chart"), ready("HelmRelease", "release", { chartRef: { name: "chart" } })];
  return statusOf(cluster([ready("GitRepository", "fleet"), ...apps, ...followed].slice(0, 100)));
}

export function empty(): FluxStatus {
  return statusOf(cluster([]));
}

export function withoutFlux(): FluxStatus {
  return statusOf(cluster([], { installed: false }));
}

/** Everything that a cluster may say about an object, with one hostile text in all of it. */
export function hostile(text: string): FluxStatus {
  const source = { kind: text, name: text, namespace: text };
  const broken = failed("Kustomization", text, text, text, {
    path: text,
    url: text,
    sourceRef: source,
    dependsOn: [{ name: text, namespace: text }],
  });
  const sound = ready("GitRepository", text, {}, { artifact: { revision: text } });
  const deployments = [{ metadata: { name: text, namespace: text }, spec: { replicas: 0 } }];
  const events = [
    {
      involvedObject: { kind: "Kustomization", name: text, namespace: "x" },
      reason: text,
      message: text,
      metadata: {},
    },
  ];
  const waiting = { ...unseen("Kustomization", text), metadata: { name: text, namespace: "x" } };
  return statusOf(cluster([broken, sound, waiting], { deployments, events }));
}

/** Texts that end a string, an element or a line somewhere, or start something of their own. */
export const HOSTILE_TEXTS = [
  "<script>alert(1)</script>",
  "</title></style></svg><img src=x onerror=alert(1)>",
  "\"' onload='alert(1)' \" onload=\"alert(1)",
  "--><!-- ]]> <![CDATA[ <?xml ?> <!ENTITY x SYSTEM 'file:///etc/passwd'>",
  "&lt;script&gt; &#60;b&#62; &x; &amp",
  '"]; click n1 "javascript:alert(1)"\n  n1 --> n2',
  "`**bold** [x](javascript:alert(1))`",
  '%%{init: {"securityLevel": "loose"}}%% style n1 fill:#f00; classDef x fill:#f00;',
  "end\nsubgraph x\n%% comment\n---",
  "\\N \\G \\L \\l \\r \\n \\",
  "${alert(1)} {{x}} #quot; #35;",
  "a\u0000b\u0007c\u001b[2Jd\u202ee\ufffef\ud800g\udc00h",
  "1. one\n- two\n* three\n# four",
  "event: status\ndata: x\r\n\r\n",
  "日本語 😀 é",
  "x".repeat(5000),
  "",
] as const;
