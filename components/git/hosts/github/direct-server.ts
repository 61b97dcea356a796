import type * as pulumi from "@pulumi/pulumi";

/** The argument by which a provider of the plugin knows that it writes to a Git host, and does not construct components. */
export const WRITES_TO = "flux-bootstrap:writesTo";

/** The provider that runs the code by which something is written to GitHub's API itself. */
interface DirectServer {
  /** The package of the provider. */
  readonly package: string;
  /** The module of the types of its resources. */
  readonly module: string;
  /** Arguments of its provider resource, beside the credentials. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Options of its provider resource, which lead the engine to it. */
  readonly options: Pick<pulumi.ResourceOptions, "version" | "pluginDownloadURL">;
}

/** Pulumi's provider of dynamic resources, which only a program in Node.js has: it runs the text that is in the state. */
const DYNAMIC: DirectServer = { package: "pulumi-nodejs", module: "dynamic/flux-bootstrap", inputs: {}, options: {} };
/** The plugin of this package, for programs in every language. */
const PLUGIN: DirectServer = {
  package: "flux-bootstrap",
  module: "index",
  inputs: { [WRITES_TO]: "github" },
  options: {},
};

/** A process is either a program or the plugin. */
let current = DYNAMIC;

/**
 * Makes this process use the provider of the plugin.
 *
 * @param options lead the engine to the plugin that this process is
 */
export function serveDirectly(options: DirectServer["options"]): void {
  current = { ...PLUGIN, options };
}

/** Returns the type of a resource, and the option that takes it over from the other server, without writing anything. */
export function directType(name: string): { readonly type: string; readonly aliases: pulumi.Alias[] } {
  return { type: typeIn(current, name), aliases: [{ type: typeIn(other(), name) }] };
}

/** Returns the provider, with the option by which resources that it takes over from the other one are not replaced. */
export function directProvider(): Pick<DirectServer, "package" | "inputs"> & {
  readonly options: pulumi.ResourceOptions;
} {
  const aliases: pulumi.Alias[] = [{ type: `pulumi:providers:${other().package}` }];
  return { ...current, options: { ...current.options, aliases } };
}

function other(): DirectServer {
  return current.package === PLUGIN.package ? DYNAMIC : PLUGIN;
}

function typeIn(server: DirectServer, name: string): string {
  return `${server.package}:${server.module}:${name}`;
}
