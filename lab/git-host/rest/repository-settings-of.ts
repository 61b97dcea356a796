import type { JsonObject } from "../json";
import { DEFAULT_SETTINGS, type RepositorySettings } from "../state/repository-settings";

/** The settings that a request's body has. Others, such as those of paid plans, are taken without effect. */
export function settingsOf(body: JsonObject): Partial<RepositorySettings> {
  const given = Object.entries(DEFAULT_SETTINGS)
    .filter(([name, usual]) => typeof body[name] === (usual === null ? "string" : typeof usual))
    .map(([name]) => [name, body[name]] as const);
  const settings = Object.fromEntries(given) as Partial<RepositorySettings>;
  // One says the other: https://docs.github.com/en/rest/repos/repos#update-a-repository
  if (settings.visibility !== undefined) return { ...settings, private: settings.visibility !== "public" };
  if (settings.private !== undefined) return { ...settings, visibility: settings.private ? "private" : "public" };
  return settings;
}
