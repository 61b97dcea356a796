package main

import (
	fluxbootstrap "github.com/fluxbootstrap/flux-bootstrap/sdk/go/flux-bootstrap"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")
		fleet, err := fluxbootstrap.NewFluxBootstrap(ctx, "fleet", &fluxbootstrap.FluxBootstrapArgs{
			Github: &fluxbootstrap.GitHubArgs{
				Owner:       "acme",
				Repository:  pulumi.String(settings.Require("repository")),
				SshHostname: pulumi.StringRef(settings.Require("sshHostname")),
				KnownHosts:  pulumi.StringRef(settings.Require("knownHosts")),
			},
			Path: "clusters/prod",
			Sync: &fluxbootstrap.SyncArgs{Interval: pulumi.StringRef(settings.Require("interval"))},
		})
		if err != nil {
			return err
		}
		web, err := fluxbootstrap.NewGitRepository(ctx, "web", &fluxbootstrap.GitRepositoryArgs{
			Flux: fleet,
			Url:  pulumi.String(settings.Require("applicationsUrl")),
			Ref:  &fluxbootstrap.GitRepositoryRefArgs{Branch: pulumi.String("main")},
		})
		if err != nil {
			return err
		}
		manifests, err := fluxbootstrap.NewKustomization(ctx, "web-manifests", &fluxbootstrap.KustomizationArgs{
			Flux: fleet,
			SourceRef: fluxbootstrap.KustomizationSourceReferenceArgs{
				Kind: fluxbootstrap.KustomizationSourceKindGitRepository,
				Name: web.Reference.Name(),
			},
			Path:            pulumi.String("./kustomize"),
			Prune:           pulumi.Bool(true),
			TargetNamespace: pulumi.String("default"),
		})
		if err != nil {
			return err
		}
		_, err = fluxbootstrap.NewAlertProvider(ctx, "hook", &fluxbootstrap.AlertProviderArgs{
			Flux:   fleet,
			Type:   fluxbootstrap.AlertProviderTypeGeneric,
			Secret: map[string]pulumi.StringInput{"address": settings.RequireSecret("hookAddress")},
		})
		if err != nil {
			return err
		}
		ctx.Export("appliedRevision", fleet.AppliedRevision)
		ctx.Export("applicationRevision", manifests.Status.Revision())
		return nil
	})
}
