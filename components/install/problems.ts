import { defaults } from "../defaults";
import { REQUIRED_COMPONENTS } from "../manifests/controllers";
import { at, type Problem } from "../validation/problem";
import type { InstallArgs } from "./args";

/**
 * Returns the violations of the rules between the arguments of `flux install`.
 *
 * @param syncName - the name of the Secret with which Flux reads its source
 */
export function installProblems(args: InstallArgs, syncName: string): Problem[] {
  return [...componentProblems(args), ...pullSecretProblems(args, syncName)];
}

function componentProblems({ components = defaults.components, componentsExtra = [] }: InstallArgs): Problem[] {
  const listed = [
    ...components.map((component, index) => ({ component, propertyPath: at("components", index) })),
    ...componentsExtra.map((component, index) => ({ component, propertyPath: at("componentsExtra", index) })),
  ];
  const twice = listed.filter(({ component }, index) =>
    listed.slice(0, index).some((earlier) => earlier.component === component),
  );
  const missing = REQUIRED_COMPONENTS.filter((component) => !components.includes(component));
  return [
    ...twice.map(({ component, propertyPath }) => ({
      propertyPath,
      reason: `${JSON.stringify(component)} is listed twice`,
    })),
    ...missing.map((component) => ({
      propertyPath: "components",
      reason: `must include ${JSON.stringify(component)}, without which Flux cannot run from Git. Add it.`,
    })),
  ];
}

function pullSecretProblems({ registryCredentials, imagePullSecret }: InstallArgs, syncName: string): Problem[] {
  if (registryCredentials === undefined) return [];
  const propertyPath = "imagePullSecret";
  if (imagePullSecret === undefined)
    return [
      {
        propertyPath,
        reason: "is required with registryCredentials. Set it to the name of the Secret for these credentials.",
      },
    ];
  return imagePullSecret === syncName
    ? [
        {
          propertyPath,
          reason: `must not be the Secret with the credentials of the source, got ${JSON.stringify(imagePullSecret)}. Choose another name.`,
        },
      ]
    : [];
}
