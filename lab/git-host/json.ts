/** A value that JSON has. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object that JSON has. */
export interface JsonObject {
  readonly [key: string]: Json;
}
