import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

import { LOOKS } from "../../../../components/status/picture/colors";
import { pictureOf } from "../../../../components/status/picture/picture";
import { svgDocument } from "../../../../components/status/picture/svg";
import { serveStatus, type StatusServer } from "../../../../components/status/web/status-server";
import { findBrowser } from "../../../browser/find-browser";
import { startBrowser, type Browser, type Tab } from "../../../browser/start-browser";
import { empty, hostile, HOSTILE_TEXTS, many, mixed } from "../picture/statuses";

/** The texts that reach out of their box. */
const TOO_WIDE = `[...document.querySelectorAll("svg .node")].flatMap((node) => {
  const box = node.querySelector("path").getBBox();
  return [...node.querySelectorAll("text")].filter((text) => {
    const { x, width } = text.getBBox();
    return x + width > box.x + box.width;
  }).map((text) => text.textContent);
})`;
const color = (hex: string) => `rgb(${(hex.match(/[0-9a-f]{2}/g) ?? []).map((two) => parseInt(two, 16)).join(", ")})`;

describe("the picture in a browser", function () {
  this.timeout(180_000); // a browser beside other tests takes its time
  const program = findBrowser();
  if (program === undefined) {
    it("is not looked at: no chromium is on PATH, which `apt-get install chromium` brings");
    return;
  }
  let browser: Browser;
  let tab: Tab;
  let directory: string;
  let server: StatusServer | undefined;

  before(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-pictures-"));
    browser = await startBrowser(program);
  });
  after(async () => {
    await browser.close();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => (tab = await browser.newTab()));
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function openSvg(svg: string): Promise<void> {
    const file = path.join(directory, "picture.svg");
    await writeFile(file, svg);
    await tab.open(pathToFileURL(file).href);
  }

  it("has all texts in their boxes, with the fonts of this machine", async () => {
    for (const status of [mixed(), many()]) {
      await openSvg(await svgDocument(pictureOf(status)));
      assert.ok(Number(await tab.evaluate('document.querySelectorAll("svg .node").length')) > 5);
      assert.deepEqual(await tab.evaluate(TOO_WIDE), []);
    }
  });

  it("adapts to dark surroundings", async () => {
    await openSvg(await svgDocument(pictureOf(mixed())));
    for (const scheme of ["light", "dark"] as const) {
      await tab.setColors(scheme);
      for (const [state, look] of Object.entries(LOOKS)) {
        const fill = `getComputedStyle(document.querySelector(".node.${state} path")).fill`;
        assert.equal(await tab.evaluate(fill), color(look[scheme].fill), `${state} ${scheme}`);
      }
    }
  });

  it("is well-formed, whatever the cluster says", async () => {
    for (const text of HOSTILE_TEXTS) {
      const svg = JSON.stringify(await svgDocument(pictureOf(hostile(text))));
      const seen = await tab.evaluate(`(() => {
        const parsed = new DOMParser().parseFromString(${svg}, "image/svg+xml");
        return [parsed.documentElement.nodeName, parsed.querySelectorAll("parsererror").length];
      })()`);
      assert.deepEqual(seen, ["svg", 0], text);
    }
  });

  it("shows what the cluster says as text, and runs none of it", async () => {
    server = await serveStatus(hostile(HOSTILE_TEXTS.join("")), 0);
    await tab.open(server.url);
    for (const text of HOSTILE_TEXTS) {
      const status = hostile(text);
      const { headline, nodes } = pictureOf(status);
      await server.show(status);
      const reasons = nodes.flatMap(({ reason }) => reason ?? []).filter((one) => /^[\x20-\x7e]+$/.test(one));
      await until(tab, 'document.body.innerText.replace(/\\s+/g, " ")', [headline, ...reasons]);
      const counts = await tab.evaluate(
        '["script", "img", "iframe", "svg .node"].map((one) => document.querySelectorAll(one).length)',
      );
      assert.deepEqual(counts, [1, 0, 0, nodes.length], text);
      const links = await tab.evaluate('[...document.querySelectorAll("a")].map((one) => one.href.baseVal)');
      for (const link of links as string[]) assert.match(link, /^#entry-[nc]\d+$/);
    }
    assert.deepEqual(tab.errors, []);
  });

  it("stays current, and says when it no longer does", async () => {
    server = await serveStatus(mixed(), 0);
    await tab.open(server.url);
    assert.match(String(await tab.evaluate("document.title")), /3 of 7 ready/);
    await server.watched(AbortSignal.timeout(10_000));
    await server.show(empty());
    await until(tab, 'document.querySelector("h1").textContent', ["there are no objects of Flux here"]);
    server.report("the cluster cannot be reached");
    await until(tab, 'document.querySelector("#note").textContent', [
      "This is no longer current: the cluster cannot be",
    ]);
    await server.show(many());
    await until(tab, "document.title", ["of 100 ready"]);
    assert.equal(await tab.evaluate('document.querySelector("#note").textContent'), "");
    await server.close();
    server = undefined;
    await until(tab, 'document.querySelector("#note").textContent', ["flux-bootstrap status --web has ended"]);
  });

  it("leads from what is not ready to what to do", async () => {
    server = await serveStatus(mixed(), 0);
    await tab.open(server.url);
    await tab.evaluate(
      'document.querySelector("svg .node.failed a").dispatchEvent(new MouseEvent("click", { bubbles: true }))',
    );
    const target = 'document.querySelector(":target")?.className ?? ""';
    await until(tab, target, ["failed"]);
    await server.watched(AbortSignal.timeout(10_000));
    await tab.evaluate("window.scrollTo(0, 7)");
    const status = mixed();
    await server.show({ ...status, summary: { ...status.summary, ready: 4 } });
    await until(tab, "document.title", ["4 of 7 ready"]);
    assert.deepEqual(await tab.evaluate(`[${target}, window.scrollY]`), ["failed", 7]);
  });
});

/** Looks at the page until a text has all the parts that are expected. */
async function until(tab: Tab, expression: string, parts: readonly string[]): Promise<void> {
  const text = await tab.evaluate(`new Promise((resolve) => {
    const parts = ${JSON.stringify(parts)};
    const look = (left) => {
      const text = String(${expression});
      if (left === 0 || parts.every((part) => text.includes(part))) resolve(text);
      else setTimeout(look, 20, left - 1);
    };
    look(1000);
  })`);
  for (const part of parts) assert.ok(String(text).includes(part), `${part} in ${String(text)}`);
}
