/**
 * Returns a message of Flux without credentials, and without the controllers' temporary directories, which differ each
 * time.
 */
export function messageOf(text: string | undefined): string {
  return redact(text ?? "")
    .replace(/\/[^\s'":]*\/kustomization-\d+\//g, "")
    .replace(/\/[^\s'":]*\/(?:helmchart|gitrepository|ocirepository|bucket)-[\w.-]*-\d+\//g, "")
    .trim();
}

/**
 * Returns a text without the credentials in its URLs. Flux's messages quote URLs as they were given. The SSH user
 * stays: it is nearly always `git`, and no secret.
 */
export function redact(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*):\/\/([^\s/'"<>]+)@/gi, (whole: string, scheme: string, user: string) =>
      /^(git\+)?ssh$/i.test(scheme) && !user.includes(":") ? whole : `${scheme}://***@`,
    )
    .replace(
      /([?&](?:[a-z_-]*(?:token|secret|signature|password|credential|api_?key)|sig|x-amz-[a-z-]+)=)[^&\s'"]+/gi,
      "$1***",
    )
    .replace(/\b(gh[opsur]_|github_pat_|glpat-)\w{10,}/g, "$1***");
}
