import { readFileSync, writeFileSync } from "node:fs";
import { parse, parseDocument } from "yaml";

/** A value of a stack's configuration: what YAML can say. */
export type ConfigValue = string | number | boolean | readonly ConfigValue[] | { readonly [key: string]: ConfigValue };

/** Configuration by key; a key without a namespace is the project's. */
export type StackConfig = Readonly<Record<string, ConfigValue>>;
/** Changes of a configuration; a key that is undefined is taken away. */
export type ConfigChanges = Readonly<Record<string, ConfigValue | undefined>>;

/** The name in a project's Pulumi.yaml. */
export function projectName(file: string): string {
  return (parse(readFileSync(file, "utf8")) as { name: string }).name;
}

/** The flags of Node in a project's Pulumi.yaml; nothing where the program is TypeScript, which Pulumi's host compiles. */
export function flagsOfCompiled(file: string): readonly string[] | undefined {
  const { runtime } = parse(readFileSync(file, "utf8")) as {
    runtime?: { options?: { typescript?: boolean; nodeargs?: string } };
  };
  if (runtime?.options?.typescript !== false) return undefined;
  return runtime.options.nodeargs?.split(" ") ?? [];
}

/** Sets values in a stack's settings file and leaves the rest of it as it is. */
export function writeConfig(file: string, project: string, config: ConfigChanges): void {
  const document = parseDocument(readFileSync(file, "utf8"));
  for (const [key, value] of Object.entries(config)) {
    const place = ["config", key.includes(":") ? key : `${project}:${key}`];
    if (value === undefined) document.deleteIn(place);
    else document.setIn(place, document.createNode(value));
  }
  writeFileSync(file, document.toString(), { mode: 0o600 });
}
