import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../components/release/directories";

/** A block of code in a page. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** The text of a page, by its path from the root of the repository. */
export function readPage(page: string): string {
  return fs.readFileSync(path.join(packageRoot(), page), "utf8");
}

/** The pages that people read. */
export function pages(): string[] {
  const within = (directory: string): string[] =>
    fs
      .readdirSync(path.join(packageRoot(), directory), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md") && !file.includes("node_modules"))
      .map((file) => `${directory}/${file}`);
  return [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "AGENTS.md",
    ...within("docs"),
    ...within("examples"),
  ];
}

/** The blocks of code in Markdown, also those of a list, without its indentation. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^( *)```(\w*)\n([^]*?)^\1```$/gm)].map(([, indent = "", language = "", text = ""]) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
}

/** The texts of the blocks in one language. */
export function codeIn(markdown: string, language: string): string[] {
  return codeBlocks(markdown)
    .filter((block) => block.language === language)
    .map(({ text }) => text);
}

/** The part of a page below a heading, without its subsections' end: up to the next heading of the same level. */
export function section(markdown: string, heading: string): string {
  const [, text] = new RegExp(`^## ${heading}\\n([^]*?)(?=^## |(?![^]))`, "m").exec(markdown) ?? [];
  if (text === undefined) throw new Error(`no section ${JSON.stringify(heading)}`);
  return text;
}

/** The rows of the tables in Markdown, without their heads. */
export function tableRows(markdown: string): string[][] {
  return [...markdown.matchAll(/^\|.*\|\n\| ---.*\|\n((?:\|.*\|\n)*)/gm)].flatMap(([, rows = ""]) =>
    rows
      .trimEnd()
      .split("\n")
      .map((row) =>
        row
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim()),
      ),
  );
}
