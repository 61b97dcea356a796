import pulumi
import pulumi_flux_bootstrap as flux

config = pulumi.Config()

fleet = flux.FluxBootstrap(
    "fleet",
    github=flux.GitHubArgs(
        owner="acme",
        repository=config.require("repository"),
        ssh_hostname=config.require("sshHostname"),
        known_hosts=config.require("knownHosts"),
    ),
    path="clusters/prod",
    sync=flux.SyncArgs(interval=config.require("interval")),
)
web = flux.GitRepository(
    "web",
    flux=fleet,
    url=config.require("applicationsUrl"),
    ref=flux.GitRepositoryRefArgs(branch="main"),
)
manifests = flux.Kustomization(
    "web-manifests",
    flux=fleet,
    source_ref=web.reference,
    path="./kustomize",
    prune=True,
    target_namespace="default",
)
flux.AlertProvider("hook", flux=fleet, type="generic", secret={"address": config.require_secret("hookAddress")})

pulumi.export("appliedRevision", fleet.applied_revision)
pulumi.export("applicationRevision", manifests.status.revision)
