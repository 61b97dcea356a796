import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

import { LOOKS } from "../../../../components/status/picture/colors";
import { pictureOf } from "../../../../components/status/picture/picture";
import { svgDocument } from "../../../../components/status/picture/svg";
import { serveStatus } from "../../../../components/status/web/status-server";
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
  const program = findBrowser();
  if (program === undefined) {
    it("is not looked at: no chromium is on PATH, which `apt-get install chromium` brings");
    return;
  }
  let browser: Browser;
  let tab: Tab;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-pictures-"));
    browser = await startBrowser(program);
  });
  after(async () => {
    await browser.close();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => (tab = await browser.newTab()));

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
      await openSvg(await svgDocument(pictureOf(hostile(text))));
      const seen = await tab.evaluate(
        '[document.documentElement.nodeName, document.querySelectorAll("parsererror").length]',
      );
      assert.deepEqual(seen, ["svg", 0], text);
    }
    assert.deepEqual(tab.errors, []);
  });

  it("shows what the cluster says as text, and runs none of it", async () => {
    for (const text of HOSTILE_TEXTS) {
      const server = await serveStatus(hostile(text), 0);
      await tab.open(server.url);
      const counts = await tab.evaluate(
        '["script", "img", "iframe", "a:not([*|href^=\\"#entry-\\"])", "svg .node"].map((one) => document.querySelectorAll(one).length)',
      );
      assert.deepEqual(counts, [1, 0, 0, 0, pictureOf(hostile(text)).nodes.length], text);
      const reasons = pictureOf(hostile(text)).nodes.flatMap(({ reason }) => reason ?? []);
      const shown = String(await tab.evaluate("document.body.innerText"));
      for (const reason of reasons.filter((one) => /^[\x20-\x7e]+$/.test(one)))
        assert.ok(shown.replace(/\s+/g, " ").includes(reason), `${reason} in ${shown}`);
      await tab.open("about:blank");
      await server.close();
    }
    assert.deepEqual(tab.errors, []);
  });

  it("stays current, and says when it no longer does", async () => {
    const server = await serveStatus(mixed(), 0);
    await tab.open(server.url);
    assert.match(String(await tab.evaluate("document.title")), /3 of 7 ready/);
    await server.watched(AbortSignal.timeout(10_000));
    await server.show(empty());
    await until(tab, 'document.querySelector("h1").textContent', /there are no objects of Flux here/);
    server.report("the cluster cannot be reached");
    await until(
      tab,
      'document.querySelector("#note").textContent',
      /^This is no longer current: the cluster cannot be/,
    );
    await server.show(many());
    await until(tab, 'document.querySelector("#note").textContent', /^$/);
    await until(tab, "document.title", /of 100 ready/);
    await server.close();
    await until(tab, 'document.querySelector("#note").textContent', /flux-bootstrap status --web has ended/);
  });

  it("leads from what is not ready to what to do", async () => {
    const server = await serveStatus(mixed(), 0);
    await tab.open(server.url);
    await tab.evaluate(
      'document.querySelector("svg .node.failed a").dispatchEvent(new MouseEvent("click", { bubbles: true }))',
    );
    await until(tab, 'document.querySelector(":target")?.className ?? ""', /^failed$/);
    await tab.open("about:blank");
    await server.close();
  });
});

/** Looks at the page until a value is as expected. */
async function until(tab: Tab, expression: string, expected: RegExp): Promise<void> {
  const value = await tab.evaluate(`new Promise((resolve) => {
    const read = () => String(${expression});
    const look = () => { if (${String(expected)}.test(read())) resolve(read()); else setTimeout(look, 20); };
    setTimeout(() => resolve(read()), 10_000);
    look();
  })`);
  assert.match(String(value), expected);
}
