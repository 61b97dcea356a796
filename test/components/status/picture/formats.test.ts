import assert from "node:assert/strict";

import { contentSecurityPolicy, htmlPage, pageContent } from "../../../../components/status/picture/page";
import { mermaidText } from "../../../../components/status/picture/mermaid";
import { pictureOf } from "../../../../components/status/picture/picture";
import { svgDocument } from "../../../../components/status/picture/svg";
import type { FluxStatus } from "../../../../components/status/status";
import { empty, hostile, HOSTILE_TEXTS, many, mixed, withoutFlux } from "./statuses";

const AT = new Date("2026-01-01T00:05:00Z");
const html = async (status: FluxStatus) => htmlPage(await pageContent(status, AT));
const svg = (status: FluxStatus) => svgDocument(pictureOf(status));
const mermaid = (status: FluxStatus) => mermaidText(pictureOf(status));

const SVG_TAGS = ["a", "g", "path", "polygon", "style", "svg", "text", "title"];
const HTML_TAGS = [
  "body",
  "figcaption",
  "figure",
  "h1",
  "h2",
  "head",
  "html",
  "li",
  "link",
  "main",
  "meta",
  "p",
  "span",
  "strong",
];

/** The tags and the attributes of a document, as a parser sees them. */
function markup(text: string): { readonly tags: Set<string>; readonly attributes: Set<string> } {
  const elements = [...text.matchAll(/<([a-z][^\s/>]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*\/?>/gi)];
  const rest = elements.reduce((left, [element]) => left.replace(element, ""), text);
  assert.doesNotMatch(rest.replace(/<\/[a-z0-9]+>|^<!doctype html>|^<\?xml .*\?>|<!DOCTYPE svg [^<>]*>/gi, ""), /[<>]/);
  const attributes = elements.flatMap(([, , list = ""]) => [...list.matchAll(/([\w:-]+)="/g)].map(([, name]) => name));
  return {
    tags: new Set(elements.map(([, tag = ""]) => tag)),
    attributes: new Set(attributes.map((name) => name ?? "")),
  };
}

describe("svgDocument", () => {
  it("shows each object with its symbol, its state in words and its reason", async () => {
    const text = await svg(mixed());
    for (const part of [
      "✔ flux&#45;system/fleet",
      "… flux&#45;system/new",
      "‖ flux&#45;system/paused",
      "✗ flux&#45;system/gone",
      "Kustomization · not ready · ./apps",
      "BuildFailed: kustomize build failed: no such file",
      "✗ 3 of 7 ready, 2 not ready, 1 missing, 1 suspended, 1 controller is not running",
    ])
      assert.ok(text.includes(`>${part}</text>`), `${part} in ${text}`);
  });

  it("tells the states apart by the borders, too", async () => {
    const text = await svg(mixed());
    const borderOf = (state: string) =>
      new RegExp(`class="node ${state}">[^]*?<path ([^>]*) d=`)
        .exec(text)?.[1]
        ?.replace(/(fill|stroke)="[^"]*" ?/g, "");
    const borders = ["ready", "waiting", "failed", "missing"].map(borderOf);
    assert.equal(new Set(borders).size, 4, borders.join());
  });

  it("has a title for each object and each arrow", async () => {
    const titles = [...(await svg(mixed())).matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title);
    assert.ok(titles.includes("flux-system/refused, Kustomization, not ready, ./apps"));
    assert.ok(titles.includes("Kustomization flux-system/base follows GitRepository flux-system/fleet"));
    assert.ok(titles.includes("Kustomization flux-system/refused waits for Kustomization flux-system/base"));
    assert.deepEqual(
      titles.filter((title) => /^[nc]\d/.test(title ?? "")),
      [],
    );
  });

  it("draws a hundred objects on a few screens", async () => {
    const [, height] = /<svg width="\d+pt" height="(\d+)pt"/.exec(await svg(many())) ?? [];
    assert.ok(Number(height) < 2500, height);
  });
});

describe("mermaidText", () => {
  it("is a flowchart with each object, and classes for the states", () => {
    const lines = mermaid(mixed()).split("\n");
    assert.equal(lines[0], "flowchart LR");
    for (const line of [
      '  n4["✗ flux-system/refused<br/>Kustomization · not ready · #46;/apps<br/>BuildFailed#58; kustomize build failed#58; no such file"]',
      "  n1 --> n4",
      "  n2 -.-> n4",
      "  class c1,n4 failed",
    ])
      assert.ok(lines.includes(line), `${line} in ${lines.join("\n")}`);
  });

  it("leaves the messages out where Mermaid would not draw them for their length", () => {
    const status = many();
    const [template] = status.objects.flatMap(({ children }) => children).filter(({ ok }) => !ok);
    assert.ok(template);
    const objects = Array.from({ length: 300 }, (_, index) => ({
      ...template,
      name: `app-${index}`,
      message: "._".repeat(99),
    }));
    const text = mermaid({ ...status, objects });
    assert.ok(text.length < 50_000 && text.includes("app-299") && !text.includes("BuildFailed"), String(text.length));
  });
});

describe("htmlPage", () => {
  it("says what to do, and leads there from the picture", async () => {
    const text = await html(mixed());
    assert.match(text, /<a xlink:href="#entry-n4"/);
    assert.match(text, /<li id="entry-n4" class="failed">.*<p>BuildFailed: .*<p>→ correct the manifests in /);
    assert.match(text, /As of <time>2026-01-01 00:05:00 UTC<\/time>/);
  });

  it("loads and runs nothing", async () => {
    const text = await html(mixed());
    assert.doesNotMatch(text, /<script|src=|url\(|@import|https?:\/\/(?!www\.w3\.org\/)/);
    assert.match(text, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; /);
    assert.doesNotMatch(contentSecurityPolicy(), /unsafe|script-src/);
  });

  for (const [what, status, words] of [
    ["an empty cluster", empty(), "there are no objects of Flux here"],
    ["a cluster without Flux", withoutFlux(), "Flux is not installed"],
  ] as const) {
    it(`says so for ${what}, as the other pictures do`, async () => {
      for (const text of [await html(status), await svg(status), mermaid(status)]) assert.ok(text.includes(words));
    });
  }
});

describe("what comes from the cluster", () => {
  for (const text of HOSTILE_TEXTS) {
    const status = hostile(text);
    const what = JSON.stringify(text.slice(0, 40));

    it(`is only text in a picture: ${what}`, async () => {
      const { tags, attributes } = markup(await svg(status));
      assert.deepEqual(
        [...tags].filter((tag) => !SVG_TAGS.includes(tag)),
        [],
      );
      assert.deepEqual(
        [...attributes].filter((name) => /^on|^(href|src|style)$/i.test(name)),
        [],
      );
    });

    it(`is only text in a page: ${what}`, async () => {
      const page = await html(status);
      const { tags, attributes } = markup(page.replace(/<style>[^<]*<\/style>/, ""));
      const known = [...SVG_TAGS, ...HTML_TAGS, "time", "ul"];
      assert.deepEqual(
        [...tags].filter((tag) => !known.includes(tag)),
        [],
      );
      assert.deepEqual(
        [...attributes].filter((name) => /^on|^(src|style)$/i.test(name)),
        [],
      );
      for (const [, address = ""] of page.matchAll(/href="([^"]*)"/g))
        assert.match(address, /^(#entry-[nc]\d+|data:,)$/);
      assert.doesNotMatch(page, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
    });

    it(`is only text in Mermaid: ${what}`, () => {
      const label = String.raw`"(?:[\p{L}\p{N} ✔✗…‖·/-]|#\d+;|<br/>)*"`;
      const line = new RegExp(
        String.raw`^(flowchart LR|  (?:\w+\[${label}\]|\w+ -\.?-?> \w+|classDef \w+ [\w:#,. -]+|class [\w,]+ \w+))$`,
        "u",
      );
      for (const one of mermaid(status).trimEnd().split("\n")) assert.match(one, line);
    });
  }
});
