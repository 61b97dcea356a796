import * as pulumi from "@pulumi/pulumi";
import {
  FluxBootstrap,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Kustomization,
  OCIRepository,
} from "flux-bootstrap";

const config = new pulumi.Config();
const knownHosts = config.get("knownHosts");

const flux = new FluxBootstrap("flux", {
  github: {
    owner: config.require("owner"),
    repository: config.require("repository"),
    sshHostname: config.require("sshHostname"),
    ...(knownHosts ? { knownHosts } : {}),
  },
  path: "clusters/applications",
});

// From a tag of a Git repository; `wait` is until what is applied runs.
const git = new GitRepository("web", { flux, url: config.require("gitUrl"), ref: { tag: config.require("gitTag") } });
const web = new Kustomization("web", {
  flux,
  sourceRef: git.reference,
  path: "./kustomize",
  targetNamespace: "default",
  prune: true,
  wait: true,
});

// From a Helm repository; `values` are those of the chart.
const charts = new HelmRepository("charts", { flux, url: config.require("chartsUrl") });
const chart = { spec: { chart: config.require("chart"), version: ">=1.0.0", sourceRef: charts.reference } };
const shop = new HelmRelease("shop", {
  flux,
  chart,
  targetNamespace: "default",
  releaseName: "shop",
  values: { replicaCount: 1 },
});

// From a registry.
const oci = new OCIRepository("api", {
  flux,
  url: config.require("ociUrl"),
  insecure: config.requireBoolean("ociInsecure"),
  ref: { semver: ">=1.0.0" },
});
const api = new Kustomization("api", {
  flux,
  sourceRef: oci.reference,
  path: "./",
  targetNamespace: "default",
  namePrefix: "api-",
  prune: true,
  wait: true,
});

export const appliedRevision = flux.appliedRevision;
export const revisions = { web: web.status.revision, shop: shop.status.revision, api: api.status.revision };
