import pulumi
import pulumi_flux_bootstrap as flux_bootstrap

config = pulumi.Config()

flux = flux_bootstrap.FluxBootstrap(
    "flux",
    github=flux_bootstrap.GitHubArgs(
        owner=config.require("owner"),
        repository=config.require("repository"),
        ssh_hostname=config.require("sshHostname"),
        known_hosts=config.get("knownHosts") or None,
    ),
    path="clusters/applications",
)

# From a tag of a Git repository; `wait` is until what is applied runs.
git = flux_bootstrap.GitRepository(
    "web",
    flux=flux,
    url=config.require("gitUrl"),
    ref=flux_bootstrap.GitRepositoryRefArgs(tag=config.require("gitTag")),
)
web = flux_bootstrap.Kustomization(
    "web",
    flux=flux,
    source_ref=git.reference,
    path="./kustomize",
    target_namespace="default",
    prune=True,
    wait=True,
)

# From a Helm repository; `values` are those of the chart.
charts = flux_bootstrap.HelmRepository("charts", flux=flux, url=config.require("chartsUrl"))
shop = flux_bootstrap.HelmRelease(
    "shop",
    flux=flux,
    chart=flux_bootstrap.HelmChartTemplateArgs(
        spec=flux_bootstrap.HelmChartTemplateSpecArgs(
            chart=config.require("chart"),
            version=">=1.0.0",
            source_ref=charts.reference,
        ),
    ),
    target_namespace="default",
    release_name="shop",
    values={"replicaCount": 1},
)

# From a registry.
oci = flux_bootstrap.OCIRepository(
    "api",
    flux=flux,
    url=config.require("ociUrl"),
    insecure=config.require_bool("ociInsecure"),
    ref=flux_bootstrap.OCIRepositoryRefArgs(semver=">=1.0.0"),
)
api = flux_bootstrap.Kustomization(
    "api",
    flux=flux,
    source_ref=oci.reference,
    path="./",
    target_namespace="default",
    name_prefix="api-",
    prune=True,
    wait=True,
)

pulumi.export("appliedRevision", flux.applied_revision)
pulumi.export(
    "revisions",
    {"web": web.status.revision, "shop": shop.status.revision, "api": api.status.revision},
)
