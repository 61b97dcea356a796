import pulumi
import pulumi_flux_bootstrap as flux_bootstrap

config = pulumi.Config()

# The cluster is the one of the current kubeconfig, the GitHub token the one in GITHUB_TOKEN: the default providers.
flux = flux_bootstrap.FluxBootstrap(
    "flux",
    github=flux_bootstrap.GitHubArgs(
        owner=config.require("owner"),
        repository=config.require("repository"),
        ssh_hostname=config.require("sshHostname"),
        known_hosts=config.get("knownHosts") or None,
    ),
    path="clusters/smallest",
)

pulumi.export("appliedRevision", flux.applied_revision)
