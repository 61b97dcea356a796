/** A heading of the changelog, such as `## 0.1.0 (2026-12-01)`, and what is below it. */
interface Section {
  readonly title: string;
  readonly text: string;
}

const UNRELEASED = "[Unreleased]";

/** The newest version that the changelog names. */
export function newestVersion(changelog: string): string | undefined {
  return sections(changelog)
    .map(({ title }) => /^\d+\.\d+\.\d+\S*/.exec(title)?.[0])
    .find((version) => version !== undefined);
}

/**
 * The part of the changelog that a release shows.
 *
 * @throws an error that says what to change in the changelog before the release
 */
export function releaseNotes(changelog: string, version: string): string {
  const all = sections(changelog);
  const pending = all.find(({ title }) => title === UNRELEASED);
  if (pending !== undefined && pending.text !== "")
    throw new Error(`CHANGELOG.md: ${UNRELEASED} must be empty. Move its entries below the heading of ${version}.`);
  const found = all.find(({ title }) => title.split(" ")[0] === version);
  if (found === undefined)
    throw new Error(`CHANGELOG.md: must have a heading for ${version}. Add "## ${version} (YYYY-MM-DD)".`);
  if (!/ \(\d{4}-\d{2}-\d{2}\)$/.test(found.title))
    throw new Error(
      `CHANGELOG.md: "## ${found.title}" must have the day of the release, such as (2026-12-01). Set it.`,
    );
  return found.text;
}

function sections(changelog: string): Section[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = "", ...lines] = part.split("\n");
      return { title: title.trim(), text: lines.join("\n").trim() };
    });
}
