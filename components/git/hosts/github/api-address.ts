/** Returns the address of the API of a GitHub; undefined for github.com, whose API Flux knows. */
export function apiOf(url: string): string | undefined {
  const { origin, hostname, host } = new URL(url);
  if (hostname === "github.com") return undefined;
  return hasDataResidency(hostname) ? `https://api.${host}` : `${origin}/api/v3`;
}

/**
 * Returns the address by which notification-controller finds the API of a GitHub. For every host but github.com it uses
 * `/api/v3` below the address, unless the host's name begins with `api.`, where the API is with data residency.
 */
export function addressOf(url: string): string {
  const { hostname, host } = new URL(url);
  return hasDataResidency(hostname) ? `https://api.${host}` : url;
}

/**
 * @see
 * https://docs.github.com/enterprise-cloud@latest/admin/data-residency/about-github-enterprise-cloud-with-data-residency
 */
function hasDataResidency(hostname: string): boolean {
  return hostname.endsWith(".ghe.com");
}

/**
 * Returns the root of the REST API for the base URL of the GitHub provider, or for the address of GitHub in a browser.
 *
 * @param baseUrl such as `https://api.github.com/`, `https://github.example.com/` or `https://github.example.com/api/v3/`
 */
export function apiOfBaseUrl(baseUrl: string): string {
  const { origin, hostname } = new URL(baseUrl);
  if (hostname === "api.github.com" || (hostname.startsWith("api.") && hasDataResidency(hostname))) return origin;
  return apiOf(baseUrl) ?? "https://api.github.com";
}
