type Labels = Readonly<Record<string, string>>;
type Requirement = (labels: Labels) => boolean;

const KEY = String.raw`[A-Za-z0-9][\w./-]*`;
const VALUE = String.raw`[\w.-]*`;
const SET = new RegExp(String.raw`^(${KEY})\s+(in|notin)\s+\(([^()]*)\)$`);
const EQUALITY = new RegExp(String.raw`^(${KEY})\s*(==?|!=)\s*(${VALUE})$`);
const EXISTENCE = new RegExp(String.raw`^(!?)\s*(${KEY})$`);

/**
 * Accepts labels that fit a selector such as `"app.kubernetes.io/part-of=flux,app notin (a, b),!key"`.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 * @returns a function of the labels.
 * @throws when the selector is none.
 */
export function labelSelector(selector: string): Requirement {
  // A comma between parentheses does not end a requirement.
  const requirements = selector.split(/,(?![^(]*\))/).map((part) => requirement(part.trim()));
  return (labels) => requirements.every((fits) => fits(labels));
}

function requirement(text: string): Requirement {
  const [, setKey = "", operator, list = ""] = SET.exec(text) ?? [];
  if (operator !== undefined) {
    const values = list.split(",").map((value) => value.trim());
    return (labels) => (has(labels, setKey) && values.includes(labels[setKey] ?? "")) === (operator === "in");
  }
  const [, key = "", sign, value] = EQUALITY.exec(text) ?? [];
  if (sign !== undefined) return (labels) => (has(labels, key) && labels[key] === value) === (sign !== "!=");
  const [, not, name] = EXISTENCE.exec(text) ?? [];
  if (name === undefined) throw new Error(`${JSON.stringify(text)} is not a requirement such as "app=flux"`);
  return (labels) => has(labels, name) === (not === "");
}

function has(labels: Labels, key: string): boolean {
  return Object.hasOwn(labels, key);
}
