import { createHash } from "node:crypto";

import type { FluxStatus } from "../status";
import { SVG_STYLE } from "./colors";
import { escapeXml } from "./escape";
import { PAGE_STYLE } from "./page-style";
import { pictureOf, STATES, type PictureNode } from "./picture";
import { svgElement } from "./svg";

const STYLE = `${PAGE_STYLE}\n${SVG_STYLE}`;

const CAPTION = "An arrow leads from a source to what follows it, a dashed one to what waits for another object.";

/** The part of a page that changes with the status. */
export interface PageContent {
  readonly title: string;
  /** The moment of the status. */
  readonly time: string;
  readonly html: string;
}

/** Returns the content of a page for a status that was read at the given moment. */
export async function pageContent(status: FluxStatus, at: Date): Promise<PageContent> {
  const picture = pictureOf(status);
  const title = `Flux: ${picture.headline}`;
  const time = timeText(at);
  const told = picture.nodes.filter(({ reason, remedy }) => reason !== undefined || remedy.length > 0);
  const svg = await svgElement({ ...picture, headline: "" }, (node) =>
    told.includes(node) ? `#${anchorOf(node)}` : undefined,
  );
  const html = [
    `<h1>${escapeXml(title)}</h1>`,
    `<p class="faint">As of <time>${time}</time>.</p>`,
    ...(picture.nodes.length === 0 ? [] : [`<figure>${svg}<figcaption class="faint">${CAPTION}</figcaption></figure>`]),
    ...(told.length === 0 ? [] : ["<h2>What to do</h2>", "<ul>", ...told.map(entry), "</ul>"]),
  ];
  return { title, time, html: html.join("\n") };
}

/**
 * Returns a page in one file, which loads nothing and runs nothing.
 *
 * @param script the code of a script of this package, which may send requests to the page's own server
 */
export function htmlPage({ title, html }: PageContent, script?: string): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(script)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="data:,">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    `<main>${html}</main>`,
    '<p id="note" role="status"></p>',
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Returns a moment as people read it. */
export function timeText(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** Returns the rules for the browser: only our own style and script, by their digests, whatever else gets into the page. */
export function contentSecurityPolicy(script?: string): string {
  const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "img-src data:",
    `style-src ${digest(STYLE)}`,
    ...(script === undefined ? [] : [`script-src ${digest(script)}`, "connect-src 'self'"]),
  ].join("; ");
}

function entry(node: PictureNode): string {
  const { state, name, details, reason, remedy } = node;
  return [
    `<li id="${anchorOf(node)}" class="${state}">`,
    `<p><strong>${escapeXml(`${STATES[state].symbol} ${name}`)}</strong> <span class="faint">${escapeXml(details.join(" · "))}</span></p>`,
    ...(reason === undefined ? [] : [`<p>${escapeXml(reason)}</p>`]),
    ...remedy.map((line) => `<p>→ ${escapeXml(line)}</p>`),
    "</li>",
  ].join("");
}

function anchorOf({ id }: PictureNode): string {
  return `entry-${id}`;
}
