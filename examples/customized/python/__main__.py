import pulumi
import pulumi_flux_bootstrap as flux_bootstrap

config = pulumi.Config()

# A cluster with many tenants: large controllers on nodes of their own, artifacts that outlive a pod, a second set of
# controllers for the objects labelled sharding.fluxcd.io/key: tenants, and tenants that cannot reach each other's sources.
flux = flux_bootstrap.FluxBootstrap(
    "flux",
    github=flux_bootstrap.GitHubArgs(
        owner=config.require("owner"),
        repository=config.require("repository"),
        ssh_hostname=config.require("sshHostname"),
        known_hosts=config.get("knownHosts") or None,
    ),
    path="clusters/customized",
    controllers=flux_bootstrap.ControllersArgs(
        all=flux_bootstrap.ControllerArgs(
            size=flux_bootstrap.ControllerSize.MEDIUM,
            tolerations=[
                flux_bootstrap.TolerationArgs(key="dedicated", operator=flux_bootstrap.TolerationOperator.EXISTS),
            ],
        ),
        kustomize_controller=flux_bootstrap.ControllerArgs(
            size=flux_bootstrap.ControllerSize.LARGE,
            args=["--requeue-dependency=5s"],
        ),
    ),
    storage=flux_bootstrap.StorageArgs(size="10Gi"),
    sharding=flux_bootstrap.ShardingArgs(shards=["tenants"]),
    multitenancy=flux_bootstrap.MultitenancyArgs(),
    patches=[
        flux_bootstrap.PatchArgs(
            patch="- op: add\n  path: /spec/template/spec/priorityClassName\n  value: system-cluster-critical\n",
            target=flux_bootstrap.PatchTargetArgs(kind="Deployment", name=".*-tenants"),
        ),
    ],
)

pulumi.export("appliedRevision", flux.applied_revision)
