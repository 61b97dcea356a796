import pulumi
import pulumi_flux_bootstrap as flux

config = pulumi.Config()

fleet = flux.FluxBootstrap(
    "fleet",
    github=flux.GitHubArgs(
        owner=pulumi.Config("github").require("owner"),
        repository=config.require("repository"),
        branch="main",
    ),
    path=config.require("path"),
)

pulumi.export("appliedRevision", fleet.applied_revision)
