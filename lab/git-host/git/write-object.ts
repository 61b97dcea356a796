import { runGit } from "./run-git";

/** Stores an object and returns its sha. git refuses one that is malformed. */
export async function writeObject(
  directory: string,
  type: "blob" | "commit" | "tag",
  content: string | Buffer,
): Promise<string> {
  const output = await runGit(directory, ["hash-object", "-t", type, "-w", "--stdin"], { input: content });
  return output.toString().trim();
}
