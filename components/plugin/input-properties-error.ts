import * as pulumi from "@pulumi/pulumi";

import type { InvalidArgumentsError, Problem } from "../errors";
import { type ArgumentSchema, argumentSchema, dereference, holdsSecret } from "../schemas/argument-schema";

/**
 * Returns the error by which the engine reports arguments that cannot be used. It prints the value of each property that it can
 * find, so what is or holds a secret is reported in the message only.
 *
 * @param type the name of the type of the arguments
 * @see https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/resource/deploy/source_eval.go (`errorToMessage`)
 */
export function inputPropertiesError(
  type: string,
  { message, problems }: InvalidArgumentsError,
): pulumi.InputPropertiesError {
  const [title = ""] = message.split("\n");
  const [hidden, shown] = [true, false].map((wanted) =>
    problems.filter((problem) => isHidden(type, problem) === wanted),
  );
  const lines = (hidden ?? []).map(
    ({ propertyPath, reason }) => `- ${propertyPath === "" ? "" : `${propertyPath}: `}${reason}`,
  );
  return new pulumi.InputPropertiesError({
    message: [title, ...lines].join("\n"),
    errors: (shown ?? []).map(({ propertyPath, reason }) => ({ propertyPath, reason })),
  });
}

function isHidden(type: string, { propertyPath }: Problem): boolean {
  if (propertyPath === "") return true;
  const steps = propertyPath.split(/[.[\]"]+/).filter((step) => step !== "");
  let schema = argumentSchema(type);
  for (const step of steps) {
    const part = partOf(dereference(schema), step);
    // A name that is no argument has any value.
    if (part === undefined || dereference(part)["x-pulumi-secret"] === true) return true;
    schema = part;
  }
  return holdsSecret(schema);
}

function partOf({ properties, items, additionalProperties }: ArgumentSchema, step: string): ArgumentSchema | undefined {
  const other = typeof additionalProperties === "object" ? additionalProperties : undefined;
  return properties?.[step] ?? items ?? other;
}
