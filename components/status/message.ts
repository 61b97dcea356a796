import { redact } from "./redact";

/** A message of Flux without credentials, and without the controllers' temporary directories, which are others each time. */
export function messageOf(text: string | undefined): string {
  return redact(text ?? "")
    .replace(/\/[^\s'":]*\/kustomization-\d+\//g, "")
    .replace(/\/[^\s'":]*\/(?:helmchart|gitrepository|ocirepository|bucket)-[\w.-]*-\d+\//g, "")
    .trim();
}
