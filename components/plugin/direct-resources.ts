import type * as pulumi from "@pulumi/pulumi";

import * as committedFiles from "../git/hosts/github/providers/committed-files";
import * as deployKey from "../git/hosts/github/providers/deploy-key";
import * as pullRequest from "../git/hosts/github/providers/pull-request";
import * as webhook from "../git/hosts/github/providers/webhook";
import type { Configuration } from "./configuration";

/** Properties as the engine sends them. */
type Properties = Readonly<Record<string, unknown>>;

/** The methods of a provider of dynamic resources, whatever the types of its properties. */
interface DirectProvider {
  configure(request: { readonly config: { get(key: string): string | undefined } }): Promise<void>;
  diff(id: string, before: unknown, inputs: unknown): Promise<pulumi.provider.DiffResult>;
  create(inputs: unknown): Promise<{ readonly id: string; readonly outs: Properties }>;
  update(id: string, before: unknown, inputs: unknown): Promise<{ readonly outs: Properties }>;
  read(
    id: string,
    state: unknown,
  ): Promise<{ readonly id: string; readonly props: Properties; readonly inputs?: Properties }>;
  delete(id: string, state: unknown): Promise<void>;
}

/** The providers whose texts a program in Node.js has in its state, by the names of their resources. */
const HANDLERS: Readonly<Record<string, () => unknown>> = {
  CommittedFiles: committedFiles.handler,
  DeployKey: deployKey.handler,
  PullRequest: pullRequest.handler,
  Webhook: webhook.handler,
};

/** The methods that the plugin serves for resources. */
type DirectMethods = Required<Pick<pulumi.provider.Provider, "diff" | "create" | "update" | "read" | "delete">>;

/** Serves the resources that are written by GitHub's API itself. They keep the text of their provider, which a program needs. */
export function directResources(configuration: () => Configuration): DirectMethods {
  const started = new Map<string, Promise<DirectProvider>>();
  const start = async (name: string): Promise<DirectProvider> => {
    const handler = HANDLERS[name];
    if (handler === undefined) throw new Error(`The plugin of flux-bootstrap has no resource of the type ${name}`);
    const provider = handler() as DirectProvider;
    await provider.configure({ config: { get: (key) => configuration()[key] as string | undefined } });
    return provider;
  };
  const providerOf = (urn: string): Promise<DirectProvider> => {
    const name = urn.split("::")[2]?.split(":").at(-1) ?? "";
    const provider = started.get(name) ?? start(name);
    started.set(name, provider);
    return provider;
  };
  return {
    diff: async (id, urn, before, inputs) => (await providerOf(urn)).diff(id, before, inputs),
    async create(urn, inputs: Properties) {
      const { id, outs } = await (await providerOf(urn)).create(inputs);
      return { id, outs: withText(outs, inputs) };
    },
    async update(id, urn, before, inputs: Properties) {
      const { outs } = await (await providerOf(urn)).update(id, before, inputs);
      return { outs: withText(outs, inputs) };
    },
    async read(id, urn, state: Properties) {
      const { props, inputs, ...found } = await (await providerOf(urn)).read(id, state);
      return {
        ...{ ...found, props: withText(props, state) },
        ...(inputs !== undefined && { inputs: withText(inputs, state) }),
      };
    },
    delete: async (id, urn, state) => (await providerOf(urn)).delete(id, state),
  };
}

function withText(properties: Properties, { __provider }: Properties): Properties {
  return { ...properties, __provider };
}
