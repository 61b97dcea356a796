import type { CrdField } from "./crd-fields";
import type { Fields } from "./fields";
import type { TypedField } from "./typed-fields";

/** The one field that our components have a default for although the API demands it. */
const OURS = ".interval";

/** What is wrong with a type of a `spec`, beside the same in all releases, the oldest first. */
export function differences(
  typed: Fields<TypedField>,
  releases: ReadonlyMap<string, Fields<CrdField>>,
): readonly string[] {
  const paths = new Set([...typed.keys(), ...[...releases.values()].flatMap((fields) => [...fields.keys()])]);
  return [...paths].flatMap((path) => {
    const field = typed.get(path);
    const having = [...releases].flatMap(([release, fields]) => {
      const crd = fields.get(path);
      return crd ? [{ release, crd }] : [];
    });
    const names = having.map(({ release }) => release).join(", ");
    if (field === undefined) return [`${path}: ${names} has it, the type does not`];
    if (having.length === 0) return [`${path}: the type has it, no release does`];
    return having
      .filter(({ crd }) => crd.shape !== field.shape)
      .map(({ release, crd }) => `${path}: the type has a ${field.shape}, ${release} a ${crd.shape}`)
      .concat(
        requiredness(path, field, having),
        closedSet(path, field, having),
        documentation(path, field, having, releases),
      );
  });
}

type Having = readonly { readonly release: string; readonly crd: CrdField }[];

/** A field that one release demands and another does not is optional: the type is that of both. */
function requiredness(path: string, field: TypedField, having: Having): readonly string[] {
  const required = having.every(({ crd }) => crd.required) && path !== OURS;
  return field.required === required ? [] : [`${path}: must be ${required ? "required" : "optional"}`];
}

function closedSet(path: string, field: TypedField, having: Having): readonly string[] {
  const [ours, theirs] = [new Set(field.values), new Set(having.flatMap(({ crd }) => crd.values ?? []))];
  return [
    ...[...theirs].filter((value) => !ours.has(value)).map((value) => `${path}: the type does not allow "${value}"`),
    ...[...ours].filter((value) => !theirs.has(value)).map((value) => `${path}: no release allows "${value}"`),
  ];
}

function documentation(
  path: string,
  field: TypedField,
  having: Having,
  releases: ReadonlyMap<string, Fields>,
): readonly string[] {
  const parent = path.replace(/(\.[^.[{]+|\[\]|\{\})$/, "");
  const oldest = [...releases].find(([, fields]) => parent === "" || fields.has(parent))?.[0];
  const first = having[0]?.release;
  const since = `from Flux ${first?.replace(/\.\d+$/, "") ?? ""} on`;
  const says = (text: string) => field.documentation.toLowerCase().includes(text.toLowerCase());
  const filledIn = having
    .filter(({ crd }) => crd.default !== undefined && !crd.required)
    .map(({ crd }) => `@defaultValue \`${crd.default ?? ""}\``);
  return [
    ...(field.documentation.trim() === "" ? [`${path}: has no TSDoc`] : []),
    ...(first !== oldest && !says(since) ? [`${path}: its TSDoc must say "${since}"`] : []),
    ...[...new Set(filledIn)].filter((tag) => !says(tag)).map((tag) => `${path}: its TSDoc must say "${tag}"`),
  ];
}
