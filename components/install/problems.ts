import type { FluxBootstrapArgs } from "../bootstrap/args";
import { defaults } from "../defaults";
import { REQUIRED_COMPONENTS } from "../manifests/controllers";
import { at, type Problem } from "../validation/problem";

/** The rules between the arguments of `flux install`. */
export function installProblems(args: FluxBootstrapArgs): Problem[] {
  return [...componentProblems(args), ...pullSecretProblems(args)];
}

function componentProblems({ components = defaults.components, componentsExtra = [] }: FluxBootstrapArgs): Problem[] {
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
      reason: `must include ${JSON.stringify(component)}: Flux cannot run from Git without it`,
    })),
  ];
}

function pullSecretProblems({ registryCredentials, imagePullSecret, sync }: FluxBootstrapArgs): Problem[] {
  if (registryCredentials === undefined) return [];
  const propertyPath = "imagePullSecret";
  if (imagePullSecret === undefined)
    return [{ propertyPath, reason: "is required with registryCredentials: it names the Secret that they go into" }];
  const taken = imagePullSecret === (sync?.name ?? defaults.sync.name);
  return taken
    ? [{ propertyPath, reason: `${JSON.stringify(imagePullSecret)} is the Secret with the key of the repository` }]
    : [];
}
