import type { PushRequirements } from "../branch-rules";
import type { ListedDeployKey } from "./deploy-keys";

/** What is known of a repository before anything is written. */
export interface FoundRepository {
  readonly deployKeys: readonly ListedDeployKey[];
  /** True when it takes neither commits nor keys. */
  readonly archived: boolean;
  /** Its present name, as `owner/name`; undefined when it is not known yet. */
  readonly fullName?: string;
  /** The last commit of the branch; undefined when it is not known yet. */
  readonly commit?: string;
}

/** Answers about a branch of a repository. Every answer is a {@link BootstrapError} when GitHub refuses it. */
export interface RepositoryReader {
  /**
   * Checks that the repository and the branch exist, in preview already where that can be known. What is missing, refused or out of
   * reach is an error that reports it.
   */
  lookUp(): Promise<FoundRepository>;
  /** Reads a file on the branch; undefined when there is no such file, or in a preview in which it is not known yet. */
  read(path: string): Promise<string | undefined>;
  /** Lists the files on the branch; undefined when they are too many to be sure of all, or not known yet. */
  listFiles(): Promise<readonly string[] | undefined>;
  /**
   * Returns true when a name leads to the repository: it is a former one, which GitHub redirects.
   *
   * @param name a repository, as `owner/name`
   * @see https://docs.github.com/en/repositories/creating-and-managing-repositories/renaming-a-repository
   */
  isFormerName(name: string): Promise<boolean>;
  /** Returns true when a pull request from another branch to this one exists and is no longer open. */
  hasEnded(head: string): Promise<boolean>;
  /** Returns what the branch requires of a commit, as far as the token may know it. */
  requirements(): Promise<PushRequirements | undefined>;
}
