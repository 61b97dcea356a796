// Command pulumi-resource-github bridges the Terraform provider for GitHub, with the names and the defaults that the
// published SDK expects. Its schema has no resources: the engine reads them only to generate SDKs. Programs in YAML are
// checked against it, and have the properties of the provider.
package main

import (
	"github.com/integrations/terraform-provider-github/v6/github"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge/tokens"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
)

// version is the release of the SDK that this plugin answers for; the linker sets it.
var version = "6.15.0"

func provider() tfbridge.ProviderInfo {
	info := tfbridge.ProviderInfo{
		P:       shimv2.NewProvider(github.NewProvider(version, "none")()),
		Name:    "github",
		Version: version,
		Config: map[string]*tfbridge.SchemaInfo{
			"base_url": {Default: &tfbridge.DefaultInfo{
				EnvVars: []string{"GITHUB_BASE_URL"},
				Value:   "https://api.github.com/",
			}},
			"token": {Default: &tfbridge.DefaultInfo{EnvVars: []string{"GITHUB_TOKEN"}}},
		},
		// GitHub refuses a second deploy key with the same public half.
		Resources: map[string]*tfbridge.ResourceInfo{
			"github_repository_deploy_key": {
				DeleteBeforeReplace: true,
			},
		},
		DataSources: map[string]*tfbridge.DataSourceInfo{
			// The one name that is not the Terraform name in camel case.
			"github_app": {Tok: "github:index/getGithubApp:getGithubApp"},
		},
	}
	info.MustComputeTokens(tokens.SingleModule("github_", "index", tokens.MakeStandard("github")))
	info.SetAutonaming(255, "-")
	return info
}

func main() {
	tfbridge.Main("github", version, provider(), []byte(`{"name":"github","version":"`+version+`","provider":{"inputProperties":{
		"owner":{"type":"string"},"token":{"type":"string","secret":true},"baseUrl":{"type":"string"}}}}`))
}
