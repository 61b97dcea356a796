import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import { goScalar } from "../manifests/yaml/go-scalar";

const PLACEHOLDER = /output-placeholder-(\d+)-of-flux-bootstrap/g;

/**
 * Placeholders for values that are outputs, in manifests that are composed before the outputs are known. Thus the
 * manifests, and the set of resources, are known in every preview.
 */
export class OutputPlaceholders {
  readonly #values: pulumi.Output<string>[] = [];

  /** Returns the value itself when it is plain, otherwise a placeholder for it. */
  public add(value: pulumi.Input<string>): string {
    if (typeof value === "string") return value;
    const index = this.#values.push(notSecret(pulumi.output(value))) - 1;
    return `output-placeholder-${String(index)}-of-flux-bootstrap`;
  }

  /** Replaces the placeholders in a YAML text with the values; each placeholder must be a whole value. */
  public fillText(text: string): pulumi.Input<string> {
    if (this.#values.length === 0) return text;
    return pulumi
      .all(this.#values)
      .apply((values) => text.replace(PLACEHOLDER, (_, index: string) => goScalar(values[Number(index)] ?? "")));
  }

  /** Replaces the placeholders in plain data with the values. */
  public fillObject<T>(data: T): T {
    return this.#values.length === 0 || JSON.stringify(data).search(PLACEHOLDER) < 0 ? data : (this.#filled(data) as T);
  }

  #filled(data: unknown): unknown {
    if (typeof data === "string") {
      const index = new RegExp(`^${PLACEHOLDER.source}$`).exec(data)?.[1];
      return index === undefined ? data : this.#values[Number(index)];
    }
    if (Array.isArray(data)) return data.map((item) => this.#filled(item));
    if (typeof data !== "object" || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, this.#filled(item)]));
  }
}

/** Refuses a secret, because the value is committed to Git. */
function notSecret(value: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.all([value, pulumi.output(pulumi.isSecret(value))]).apply(([known, secret]) => {
    if (secret)
      throw new BootstrapError(
        "workloadIdentity and serviceAccountAnnotations: must not be secrets, because they are committed to Git. Pass plain values.",
      );
    return known;
  });
}
