import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";

import { parse } from "yaml";

import { packageRoot } from "../../components/release/directories";
import type { ArgumentsSchema } from "../../scripts/reference/render";
import { codeIn, pages, readPage, section, tableRows } from "../documentation";

describe("the documentation", () => {
  it("has no link that leads nowhere", () => {
    const broken = pages().flatMap((page) =>
      linksOf(readPage(page))
        .filter((link) => !leadsSomewhere(page, link))
        .map((link) => `${page}: ${link}`),
    );
    assert.deepEqual(broken, []);
  });
});

describe("the pages for the Pulumi Registry", () => {
  for (const page of ["docs/_index.md", "docs/installation-configuration.md"]) {
    it(`${page} has the front matter of a package, and links that lead somewhere there too`, () => {
      const text = readPage(page);
      const [, front = ""] = /^---\n([^]*?)\n---\n/.exec(text) ?? [];
      const { title, meta_desc: description, layout } = parse(front) as Readonly<Record<string, unknown>>;
      assert.equal(layout, "package");
      assert.match(String(title), /^Flux Bootstrap/);
      assert.ok(String(description).length > 20);
      assert.deepEqual(linksOf(text), []);
    });
  }

  it("docs/_index.md has the program of the README", () => {
    assert.deepEqual(codeIn(readPage("docs/_index.md"), "ts"), codeIn(readPage("README.md"), "ts").slice(0, 1));
  });
});

describe("templates", () => {
  for (const language of ["typescript", "yaml", "python"]) {
    it(`${language} asks for what its program requires`, () => {
      const project = readPage(`templates/${language}/Pulumi.yaml`);
      const { template } = parse(project) as {
        readonly template: { readonly config: object; readonly quickstart: string };
      };
      const file = { typescript: "/index.ts", python: "/__main__.py" }[language] ?? "/Pulumi.yaml";
      const program = readPage(`templates/${language}${file}`);
      const required = [
        ...program.matchAll(/require(?:Secret)?\("(\w+)"\)|: \$\{(owner|repository|path|kubeconfig|githubToken)\}/g),
      ];
      assert.ok(required.length > 2);
      const given = [
        ...Object.keys(template.config).map((key) => key.replace(/^github:/, "")),
        ...template.quickstart.split(" "),
      ];
      assert.deepEqual(
        required.map(([, called, named]) => called ?? named ?? "").filter((key) => !given.includes(key)),
        [],
      );
    });
  }
});

describe("docs/troubleshooting.md", () => {
  it("quotes errors as they are", () => {
    const said = sourcesOf("components");
    const symptoms = tableRows(readPage("docs/troubleshooting.md")).map(([symptom = ""]) => symptom);
    assert.ok(symptoms.length > 15);
    const quotes = symptoms.flatMap(wordsIn);
    assert.deepEqual(
      quotes.filter((quote) => !said.includes(quote)),
      [],
    );
  });
});

describe("README.md", () => {
  const readme = readPage("README.md");

  it("shows the two commands to try it in the first screen", () => {
    const screen = readme.split("\n").slice(0, 20).join("\n");
    const [commands = ""] = codeIn(screen, "sh");
    assert.match(commands, /^npm ci && npm run demo .*\nnpm ci && npm test .*\n$/);
  });

  it("names arguments that there are", () => {
    const named = tableRows(section(readme, "Arguments and outputs"))
      .slice(0, 10)
      .map(([cell = ""]) => wordsIn(cell));
    assert.deepEqual(
      named.flat().filter((name) => !(name in argumentsOf("FluxBootstrapArgs"))),
      [],
    );
  });

  it("names all credentials", () => {
    const rows = tableRows(section(readme, "Prerequisites")).map(([cell = ""]) => cell.replaceAll("`", ""));
    const credentials = Object.keys(argumentsOf("CredentialsArgs"));
    assert.deepEqual(rows.slice(-credentials.length), credentials);
  });

  it("quotes errors as they are", () => {
    const said = sourcesOf("components");
    const symptoms = tableRows(section(readme, "Troubleshooting")).map(([symptom = ""]) => symptom);
    assert.ok(symptoms.length > 15);
    const quotes = symptoms.filter((symptom) => !symptom.includes("reported by Kubernetes")).flatMap(wordsIn);
    assert.deepEqual(
      quotes.filter((quote) => !said.includes(quote)),
      [],
    );
  });
});

/** What stands in backticks. */
function wordsIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);
}

function argumentsOf(name: string): object {
  const schema = JSON.parse(readPage("components/schemas/arguments.json")) as ArgumentsSchema;
  return schema.definitions[name]?.properties ?? {};
}

/** The sources in a directory as one text, with texts that go over several lines in one piece. */
function sourcesOf(directory: string): string {
  return fs
    .readdirSync(path.join(packageRoot(), directory), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readPage(`${directory}/${file}`).replaceAll(/["`] \+\s*["`]/g, ""))
    .join("\n");
}

/** The links of a page within the repository. */
function linksOf(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link).filter((link) => !/^\w+:/.test(link));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
  if (!fs.existsSync(path.join(packageRoot(), target))) return false;
  return anchor === undefined || anchorsOf(readPage(target)).has(anchor);
}

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    ),
  );
}
