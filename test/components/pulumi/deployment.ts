import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state";

/** A hook as the engine knows it. */
export interface RegisteredHook {
  readonly name: string;
  readonly callback: (args: never) => unknown;
}

/** A deployment with a store of its own, as inline programs and components of plugins have. */
export interface Deployment {
  readonly hooks: readonly RegisteredHook[];
  /** Everything that was logged, in order. */
  readonly messages: readonly string[];
  /** The transforms of all its resources. */
  readonly transforms: readonly pulumi.ResourceTransform[];
  /** Runs a program in it. */
  run<T>(program: () => T): T;
  /** Keeps messages on their way to the engine until the function that is returned is called. */
  holdMessages(): () => void;
  /** Calls a hook outside of it, as the SDK's server does. */
  call(part: string, args: object): Promise<unknown>;
}

/** The parts of the SDK's store that programs use here; it has no public name. */
interface Store {
  supportsResourceHooks: boolean;
  supportsErrorHooks: boolean;
  supportsTransforms: boolean;
  callbacks: object;
  readonly settings: { readonly options: { monitorAddr: string; dryRun?: boolean }; engine: object };
}

const { withLocalStorage, getStore } = state as unknown as {
  withLocalStorage<T>(callback: () => T): T;
  getStore(): Store;
};

/** Makes a preview of the deployment that the caller is in. */
export function asPreview(): void {
  getStore().settings.options.dryRun = true;
}

/** Makes one that is told apart from others by its address. */
export function deployment(monitorAddr: string, config: Readonly<Record<string, string>> = {}): Deployment {
  const hooks: RegisteredHook[] = [];
  const messages: string[] = [];
  const transforms: pulumi.ResourceTransform[] = [];
  let held: (() => void)[] | undefined;
  const register = (hook: RegisteredHook) => Promise.resolve(void hooks.push(hook));
  const inside = withLocalStorage(() => {
    const store = getStore();
    store.supportsResourceHooks = true;
    store.supportsErrorHooks = true;
    store.supportsTransforms = true;
    store.callbacks = {
      registerResourceHook: register,
      registerErrorHook: register,
      registerStackTransform: (transform: pulumi.ResourceTransform) => transforms.push(transform),
    };
    store.settings.options.monitorAddr = monitorAddr;
    store.settings.engine = {
      log: (request: { getMessage(): string }, done: () => void) => {
        const deliver = () => {
          messages.push(request.getMessage());
          done();
        };
        if (held === undefined) deliver();
        else held.push(deliver);
      },
    };
    pulumi.runtime.setAllConfig(config);
    return bind();
  });
  return {
    hooks,
    messages,
    transforms,
    run: inside,
    holdMessages() {
      held = [];
      return () => {
        const deliveries = held ?? [];
        held = undefined;
        for (const deliver of deliveries) deliver();
      };
    },
    async call(part, args) {
      const hook = hooks.find(({ name }) => name.includes(part));
      if (hook === undefined) throw new Error(`no hook ${part} among ${hooks.map(({ name }) => name).join(", ")}`);
      const result = await hook.callback(args as never);
      // Messages are sent in turn, and nobody waits for them.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resume) => setImmediate(resume));
      return result;
    },
  };
}

function bind(): <T>(program: () => T) => T {
  const { asyncLocalStorage } = globalThis as unknown as {
    asyncLocalStorage: { getStore(): unknown; run<T>(store: unknown, program: () => T): T };
  };
  const store = asyncLocalStorage.getStore();
  return (program) => asyncLocalStorage.run(store, program);
}
