import type { Problem } from "../errors";
import { argumentProblems } from "../schemas/argument-problems";
import { fieldPath, type Steps, withPart } from "../schemas/value-path";
import { isPlainObject, withoutUndefined } from "../validation/without-undefined";
import { knownValues } from "./validate-spec";

/**
 * Finds all problems of arguments: those that their schema finds, and those of the rules between them. The rules see
 * the arguments without the parts that have a wrong type, so that they can rely on the types.
 *
 * @param type - the name of the type of the arguments, e.g. `"FluxBootstrapArgs"`
 */
export function validateArguments<T extends object>(
  type: string,
  args: T,
  rules: (usable: T) => readonly Problem[],
): Problem[] {
  const found = argumentProblems(type, knownValues(args));
  const problems = found.map(({ propertyPath, reason }) => ({ propertyPath, reason }));
  if (!isPlainObject(args)) return problems;
  const unusable = found.flatMap(({ unusable: steps = [] }) => (steps.length === 0 ? [] : [untilList(steps)]));
  const usable = unusable.reduce<unknown>(
    (value, steps) => withPart(value, steps, undefined),
    withoutUndefined(args),
  ) as T;
  const paths = unusable.map((steps) => ({ part: fieldPath("", steps), whole: fieldPath("", steps.slice(0, -1)) }));
  const repeats = ({ propertyPath }: Problem) =>
    paths.some(({ part, whole }) => isWithin(propertyPath, part) || (whole !== "" && propertyPath === whole));
  return [...problems, ...rules(usable).filter((problem) => !repeats(problem))];
}

/** Shortens steps to the list that they lead into: without one of its items, the paths of the others would change. */
function untilList(steps: Steps): Steps {
  const index = steps.findIndex((step) => typeof step === "number");
  return index === -1 ? steps : steps.slice(0, index);
}

function isWithin(propertyPath: string, whole: string): boolean {
  return propertyPath === whole || propertyPath.startsWith(`${whole}.`) || propertyPath.startsWith(`${whole}[`);
}
