import * as pulumi from "@pulumi/pulumi";
import type { MockCallArgs, MockResourceArgs } from "@pulumi/pulumi/runtime";

import { FluxBootstrap } from "../../components";
import type { FluxBootstrapArgs } from "../../components";
import { BUNDLE } from "../reference";

/** A resource as the component registered it, without the stack. */
export interface Registered extends MockResourceArgs {
  readonly opts: pulumi.CustomResourceOptions;
}

/** What a run of the component led to. */
export interface Registration {
  readonly flux: FluxBootstrap;
  readonly resources: readonly Registered[];
  /** What happened, in order: the type of each resource, and `answered LOOKUP` when the Git host had answered. */
  readonly events: readonly string[];
  /** The kept value of the Stash, to run again with. */
  readonly stash: unknown;
}

/** An answer of the Git host, or what makes one of a question. */
type Answer = Record<string, unknown> | ((inputs: Readonly<Record<string, unknown>>) => Record<string, unknown>);

/** What the Git host answers; the defaults are a repository and a branch that exist. */
export type Answers = Partial<
  Record<
    | "getRepository"
    | "getBranch"
    | "getRepositoryDeployKeys"
    | "getRepositoryFile"
    | "getRepositoryPullRequests"
    | "getRestApi"
    | "getTree",
    Answer
  >
>;

/** The Stash of the key pair. */
const STASH = "pulumi:index:Stash";
/** The resource that commits all files at once. */
export const COMMITTED_FILES = "pulumi-nodejs:dynamic/flux-bootstrap:CommittedFiles";
/** The resource that registers a deploy key by GitHub's API itself. */
export const DEPLOY_KEY = "pulumi-nodejs:dynamic/flux-bootstrap:DeployKey";
/** The resource that opens a pull request by GitHub's API itself. */
export const PULL_REQUEST = "pulumi-nodejs:dynamic/flux-bootstrap:PullRequest";
const KEY_STASH = "fleet-ssh-key";

const FOUND = {
  getRepository: { fullName: "acme/fleet", name: "fleet" },
  getBranch: { sha: "1111111111111111111111111111111111111111", branch: "main" },
  getRepositoryDeployKeys: { keys: [] },
  getRepositoryFile: {},
  getRepositoryPullRequests: { results: [] },
  getRestApi: {},
  getTree: {},
} satisfies Answers;

export const MINIMAL: FluxBootstrapArgs = {
  github: { owner: "acme", repository: "fleet" },
  path: "clusters/prod",
  manifests: BUNDLE,
};

/** How a program is run. */
export interface RunOptions {
  readonly answers?: Answers;
  readonly preview?: boolean;
  readonly stash?: unknown;
}

/** Runs a program with one component against mocks of the engine and the Git host. */
export async function register(args: FluxBootstrapArgs, options: RunOptions = {}): Promise<Registration> {
  const { made: flux, resources, events } = await run(() => new FluxBootstrap("fleet", args), options);
  const stash = resources.find(({ type, name }) => type === STASH && name === KEY_STASH)?.inputs.input as unknown;
  return { flux, resources, events, stash };
}

/** Runs any program against those mocks. */
export async function run<T>(
  program: () => T,
  options: RunOptions = {},
): Promise<Pick<Registration, "resources" | "events"> & { readonly made: T }> {
  const resources: Registered[] = [];
  const events: string[] = [];
  const optionsOf = new Map<string, pulumi.ResourceOptions>();
  const answers = { ...FOUND, ...options.answers };
  await pulumi.runtime.setMocks(
    {
      newResource: (resource: MockResourceArgs) => {
        events.push(resource.type);
        resources.push({ ...resource, opts: optionsOf.get(`${resource.type} ${resource.name}`) ?? {} });
        return { id: `${resource.name}-id`, state: stateOf(resource, options.stash) };
      },
      call: async ({ token, inputs }: MockCallArgs) => {
        // A host takes its time: whatever does not wait for the answer is registered in these turns of the event loop.
        for (let turn = 0; turn < 50; turn += 1) await new Promise((resume) => setImmediate(resume));
        const lookup = token.split(":").at(-1) as keyof Answers;
        events.push(`answered ${lookup}`);
        const answer: Answer = answers[lookup];
        return typeof answer === "function" ? answer(inputs as Readonly<Record<string, unknown>>) : answer;
      },
    },
    "project",
    "stack",
    options.preview ?? false,
  );
  const made: T[] = [];
  await pulumi.runtime.runInPulumiStack(() => {
    // Mocks see the inputs alone; a transformation sees the options too.
    pulumi.runtime.registerStackTransformation(({ type, name, opts }) => {
      optionsOf.set(`${type} ${name}`, opts);
      return undefined;
    });
    made.push(program());
    return Promise.resolve({});
  });
  await pulumi.runtime.disconnect();
  if (made.length === 0) throw new Error("the program did not run");
  return { made: made[0] as T, resources: resources.filter(({ type }) => type !== "pulumi:pulumi:Stack"), events };
}

/** The value of an output. */
export async function resolved<T>(output: pulumi.Output<T>): Promise<pulumi.Unwrap<T>> {
  return new Promise((resolve) => {
    pulumi.output(output).apply(resolve);
  });
}

/** The one resource of a type, or the one of that name. */
export function theOnly(resources: readonly Registered[], type: string, name?: string): Registered {
  const [found, ...others] = resources.filter(
    (resource) => resource.type === type && (name ?? resource.name) === resource.name,
  );
  if (found === undefined || others.length > 0)
    throw new Error(`${String(others.length + (found ? 1 : 0))} of ${type} ${name ?? ""}`);
  return found;
}

/** Providers answer with more than they were given. */
function stateOf({ type, name, inputs }: MockResourceArgs, stash: unknown): Record<string, unknown> {
  const given = inputs as Record<string, unknown>;
  if (type === STASH) return { ...given, output: (name === KEY_STASH ? stash : undefined) ?? given["input"] };
  if (type === "github:index/repositoryFile:RepositoryFile")
    return { ...given, commitSha: `commit of ${String(given["file"])}` };
  if (type === COMMITTED_FILES || type === PULL_REQUEST) {
    const paths = Object.keys(given["files"] as object);
    return {
      ...given,
      ...(type === PULL_REQUEST && { number: 7 }),
      committed: Object.fromEntries(paths.map((file) => [file, { blob: "", commit: `commit of ${file}` }])),
    };
  }
  if (type.endsWith(":Kustomization")) return { ...given, status: { lastAppliedRevision: "main@sha1:2222" } };
  return given;
}
