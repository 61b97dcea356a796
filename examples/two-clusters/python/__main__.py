import pulumi
import pulumi_flux_bootstrap as flux_bootstrap
import pulumi_kubernetes as kubernetes

config = pulumi.Config()
github = flux_bootstrap.GitHubArgs(
    owner=config.require("owner"),
    repository=config.require("repository"),
    ssh_hostname=config.require("sshHostname"),
    known_hosts=config.get("knownHosts") or None,
)


def bootstrap(cluster, source_interval, depends_on):
    provider = kubernetes.Provider(cluster, kubeconfig=config.require_secret(f"{cluster}Kubeconfig"))
    return flux_bootstrap.FluxBootstrap(
        cluster,
        github=github,
        path=f"clusters/{cluster}",
        sync=flux_bootstrap.SyncArgs(source_interval=source_interval),
        opts=pulumi.ResourceOptions(providers=[provider], depends_on=depends_on),
    )


# Production follows Git more slowly, and is only touched when staging is well.
staging = bootstrap("staging", "30s", [])
production = bootstrap("production", "5m", [staging])

pulumi.export("stagingRevision", staging.applied_revision)
pulumi.export("productionRevision", production.applied_revision)
