// Command pulumi-resource-kubernetes is the Kubernetes resource provider without its full schema: the engine reads
// schemas only to generate SDKs, and the lab's programs use the published ones. Programs in YAML are checked against it, and
// have the properties of the provider.
package main

import (
	"os"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version"
)

func main() {
	if os.Getenv("LAB_KUBERNETES_CREATES_BY_POST") == "true" {
		createByPost()
	}
	schema := []byte(`{"name":"kubernetes","version":"` + version.Version + `","provider":{"inputProperties":{
		"kubeconfig":{"type":"string"},"context":{"type":"string"},"namespace":{"type":"string"}}}}`)
	provider.Serve("kubernetes", version.Version, schema, []byte(`{}`))
}
