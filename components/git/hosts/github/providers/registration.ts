import type { Api } from "./api";
import type { Explanation } from "./explanation";
import { persist } from "./persist";
import {
  configurable,
  find,
  isNotFound,
  isRefused,
  listAll,
  pathOf,
  targetOf,
  type Listed,
  type RepositoryAccess,
} from "./repository";

/** Something that a repository has a list of, each with a number: a deploy key, a webhook. */
export interface RegistrationKind<I extends RepositoryAccess> {
  /** The list, as a path below the repository's. */
  readonly list: "keys" | "hooks";
  /** Inputs that are changed by a new registration only. */
  readonly fixed: readonly (keyof I)[];
  /** Inputs that can be changed. */
  readonly changeable: readonly (keyof I)[];
  /** Returns the name, for messages. */
  nameOf(inputs: I): string;
  /** Returns what GitHub is sent. */
  bodyOf(inputs: I): object;
  /** Returns true for the one in GitHub's list that the inputs are of: GitHub refuses a second one. */
  isSame(inputs: I, listed: Listed): boolean;
  /** Returns true when one that is there has to be made again, because GitHub cannot change it. */
  isStale(inputs: I, listed: Listed): boolean;
  /** Explains a refusal of what is not in this repository's list. */
  elsewhere?(message: string, inputs: I): Explanation | undefined;
  /** Returns the inputs as they are at GitHub. */
  found(listed: Listed): Partial<I>;
}

/** The outputs of a resource: its inputs, and GitHub's number. */
export type Registered<I> = I & { readonly number: number };

/** Returns the provider of resources of a kind. Pulumi runs it as it runs the one that commits. */
export function registration<I extends RepositoryAccess>(kind: RegistrationKind<I>) {
  const { configure, apiOf } = configurable();
  const place: readonly (keyof I)[] = ["api", "owner", "repository", "certificateAuthority"];
  const listOf = (access: RepositoryAccess): string => `${pathOf(access)}/${kind.list}`;
  const pathTo = (access: RepositoryAccess, number: number): string => `${listOf(access)}/${String(number)}`;
  const persisting = <T>(inputs: I, work: (api: Api) => Promise<T>): Promise<T> => {
    const api = apiOf(inputs);
    return persist(kind.nameOf(inputs), targetOf(inputs), () => work(api));
  };

  const add = async (api: Api, inputs: I): Promise<number> =>
    ((await api.rest("POST", listOf(inputs), kind.bodyOf(inputs))) as Listed).id;

  /** Registers, or takes over what an interrupted run or a lost answer has left. */
  const register = (inputs: I): Promise<number> =>
    persisting(inputs, async (api) => {
      try {
        return await add(api, inputs);
      } catch (error) {
        if (!isRefused(error)) throw error;
        const there = (await listAll(api, listOf(inputs))).find((listed) => kind.isSame(inputs, listed));
        if (there === undefined) throw kind.elsewhere?.(error.message, inputs) ?? error;
        return bring(api, inputs, there);
      }
    });

  /** Brings one that is there to what the inputs say. */
  const bring = async (api: Api, inputs: I, there: Listed): Promise<number> => {
    if (kind.isStale(inputs, there)) {
      await api.rest("DELETE", pathTo(inputs, there.id));
      return add(api, inputs);
    }
    if (kind.changeable.length > 0) await api.rest("PATCH", pathTo(inputs, there.id), kind.bodyOf(inputs));
    return there.id;
  };

  /** Deletes, and forgives what is gone already. */
  const remove = (state: Registered<I>): Promise<void> =>
    persisting(state, async (api) => {
      try {
        await api.rest("DELETE", pathTo(state, state.number));
      } catch (error) {
        if (!isNotFound(error) || !(await isGone(api, state, kind.list))) throw error;
        console.log(`github: ${kind.nameOf(state)} of ${state.owner}/${state.repository} was deleted already.`);
      }
    });

  return {
    configure,

    diff(_id: string, before: Registered<I>, inputs: I) {
      const changed = (fields: readonly (keyof I)[]) => fields.filter((field) => before[field] !== inputs[field]);
      const replaces = changed(kind.fixed);
      const changes = replaces.length > 0 || changed([...place, ...kind.changeable]).length > 0;
      return Promise.resolve({ changes, replaces, deleteBeforeReplace: true });
    },

    async create(inputs: I): Promise<{ readonly id: string; readonly outs: Registered<I> }> {
      const number = await register(inputs);
      return { id: String(number), outs: { ...inputs, number } };
    },

    async update(_id: string, before: Registered<I>, inputs: I): Promise<{ readonly outs: Registered<I> }> {
      const kept = await persisting(inputs, async (api) => {
        // GitHub's numbers are unique: it is there by another name of the repository as well.
        const there = await find(api, pathTo(inputs, before.number));
        return there === undefined ? undefined : bring(api, inputs, there as Listed);
      });
      const number = kept ?? (await register(inputs));
      if (kept === undefined) await remove(before);
      return { outs: { ...inputs, number } };
    },

    async read(id: string, state: Registered<I>): Promise<{ readonly id: string; readonly props: object }> {
      return persisting(state, async (api) => {
        try {
          const listed = (await api.rest("GET", pathTo(state, state.number))) as Listed;
          return { id, props: { ...state, ...kind.found(listed) } };
        } catch (error) {
          if (!isNotFound(error) || !(await isGone(api, state, kind.list))) throw error;
          return { id: "", props: {} };
        }
      });
    },

    delete: (_id: string, state: Registered<I>): Promise<void> => remove(state),
  };
}

/**
 * Tells something that is gone from something that the token may not see, for which GitHub has the same answer: who may see the list
 * sees all of it.
 */
async function isGone(api: Api, access: RepositoryAccess, list: string): Promise<boolean> {
  const isListed = (await find(api, `${pathOf(access)}/${list}?per_page=1`)) !== undefined;
  return isListed || (await find(api, pathOf(access))) === undefined;
}
