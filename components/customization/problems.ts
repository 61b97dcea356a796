import { at, check, type Problem } from "../validation/problem";
import { COMPONENTS } from "../manifests/controllers";
import { readPatches } from "../manifests/patches/read-patch";
import { selectedBy } from "../manifests/patches/select";
import { controllerKey } from "./resolve";
import type { CustomizationArgs } from "./args";
import type { ControllerArgs, EnvVarArgs, TolerationArgs } from "./controller-args";

/** Returns the violations of the rules between the customizations of Flux. */
export function customizationProblems(args: CustomizationArgs, components: readonly string[]): Problem[] {
  const { patches = [] } = args;
  return [
    ...controllersProblems(args, components),
    ...patches.flatMap(({ patch, target }, index) =>
      check(at("patches", index), () => readPatches(patch, target).map(selectedBy)),
    ),
  ];
}

function controllersProblems({ controllers = {} }: CustomizationArgs, components: readonly string[]): Problem[] {
  return Object.entries(controllers as Readonly<Record<string, ControllerArgs | undefined>>).flatMap(([key, args]) => {
    if (args === undefined) return [];
    const propertyPath = `controllers.${key}`;
    const component = COMPONENTS.find((name) => controllerKey(name) === key);
    if (component !== undefined && !components.includes(component)) {
      return [
        {
          propertyPath,
          reason: `requires ${component}, which is neither in components nor in componentsExtra. Add it to one of them.`,
        },
      ];
    }
    return controllerProblems(propertyPath, args);
  });
}

function controllerProblems(path: string, { tolerations = [], env = [] }: ControllerArgs): Problem[] {
  return [
    ...tolerations.flatMap((toleration, index) => tolerationProblems(at(`${path}.tolerations`, index), toleration)),
    ...env.flatMap((variable, index) => envProblems(at(`${path}.env`, index), variable)),
  ];
}

function tolerationProblems(path: string, { key, operator, value }: TolerationArgs): Problem[] {
  const exists = operator === "Exists";
  return [
    ...(key === undefined && !exists
      ? [{ propertyPath: `${path}.operator`, reason: 'must be "Exists" when there is no key. Set it, or add a key.' }]
      : []),
    ...(exists && value !== undefined
      ? [{ propertyPath: `${path}.value`, reason: 'conflicts with the operator "Exists". Remove one of the two.' }]
      : []),
  ];
}

function envProblems(propertyPath: string, { value, secretKeyRef, configMapKeyRef }: EnvVarArgs): Problem[] {
  const sources = [value, secretKeyRef, configMapKeyRef].filter((source) => source !== undefined);
  const reason = "must have exactly one of value, secretKeyRef and configMapKeyRef";
  return sources.length === 1 ? [] : [{ propertyPath, reason }];
}
