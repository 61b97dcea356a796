// Package v2 registers objects that a YAML text describes.
package v2

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

type object struct {
	pulumi.CustomResourceState
}

// RegisterResource registers an object as a resource of the type that the engine knows it by. The generated SDK picks a
// Go type for it as well, which nobody reads here.
func RegisterResource(
	ctx *pulumi.Context, apiVersion, kind, name string, props pulumi.Input, opts ...pulumi.ResourceOption,
) (pulumi.CustomResource, error) {
	group := apiVersion
	if group == "v1" {
		group = "core/v1"
	}
	var registered object
	if err := ctx.RegisterResource("kubernetes:"+group+":"+kind, name, props, &registered, opts...); err != nil {
		return nil, err
	}
	return &registered, nil
}
