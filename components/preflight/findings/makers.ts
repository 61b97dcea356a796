/** The field managers of tools that write objects, and the names of these tools. */
const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/^pulumi-kubernetes/, "a Pulumi program"],
  [/^flux$/, "the flux CLI, or the Terraform provider of Flux"],
  [/^[Hh]elm/, "Helm"],
  [/^Terraform$/, "Terraform"],
  [/^kubectl/, "kubectl"],
];

/** Returns who has made something, by its field managers, as a sentence without its end. */
export function madeByTool(managers: readonly string[]): string {
  const tool = TOOLS.find(([pattern]) => managers.some((manager) => pattern.test(manager)));
  return tool === undefined ? "it is not known who has made it" : `${tool[1]} has made it`;
}

/** A component, as its URN names it. */
interface Component {
  readonly stack: string;
  readonly project: string;
  /** The name of its class. */
  readonly noun: string;
  readonly name: string;
}

/** Reads `urn:pulumi:STACK::PROJECT::TYPE::NAME`. */
export function parseUrn(urn: string): Component {
  const [head = "", project = "", type = "", ...name] = urn.split("::");
  return {
    stack: head.replace("urn:pulumi:", ""),
    project,
    noun: type.split(":").at(-1) ?? "",
    name: name.join("::"),
  };
}

/** Names the component of a URN. */
export function describeComponent(urn: string): string {
  const { noun, name, project, stack } = parseUrn(urn);
  return `the ${noun} ${JSON.stringify(name)} of the project ${project} and the stack ${stack}`;
}

/** Returns true for the URNs of two components of one stack. */
export function areOfOneStack(urn: string, other: string): boolean {
  const [one, two] = [parseUrn(urn), parseUrn(other)];
  return one.stack === two.stack && one.project === two.project;
}

/** Quotes a word for a shell: a URN has a dollar sign where a component is within another one. */
export function shellQuoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
