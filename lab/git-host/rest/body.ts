import type { Json, JsonObject } from "../json";
import { ApiError } from "./api-error";

/** A string that the body may leave out. */
export function optionalText(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw invalid(name, value, "a string");
  return value;
}

/** A string that the body must have. */
export function requiredText(body: JsonObject, name: string): string {
  const value = optionalText(body, name);
  if (value === undefined) throw new ApiError(422, `Invalid request.\n\n"${name}" wasn't supplied.`);
  return value;
}

/** A boolean that the body may leave out. */
export function optionalFlag(body: JsonObject, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw invalid(name, value, "a boolean");
  return value;
}

/** A list that the body may leave out. */
export function optionalList(body: JsonObject, name: string): readonly Json[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw invalid(name, value, "an array");
  return value as readonly Json[];
}

/** A list of strings that the body may leave out. */
export function optionalTexts(body: JsonObject, name: string): readonly string[] | undefined {
  return optionalList(body, name)?.map((item) => {
    if (typeof item !== "string") throw invalid(name, item, "a string");
    return item;
  });
}

/** An object that the body may leave out. */
export function optionalObject(body: JsonObject, name: string): JsonObject | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw invalid(name, value, "an object");
  return value;
}

/** Whether a value of JSON is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(name: string, value: Json, expected: string): ApiError {
  const shown = JSON.stringify(value);
  return new ApiError(422, `Invalid request.\n\nFor 'properties/${name}', ${shown} is not ${expected}.`);
}
