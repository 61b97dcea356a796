import type { Graph } from "@viz-js/viz";

import { FONT, LIGHT, LOOKS, SVG_STYLE } from "./colors";
import { escapeXml, wrap } from "./escape";
import { groupReady } from "./group-ready";
import { STATES, type Picture, type PictureEdge, type PictureNode } from "./picture";

/** The number of small letters in a line of a box; all boxes are as wide. */
const WIDTH = 54;

/** Returns a picture as an SVG document that adapts to dark surroundings. */
export async function svgDocument(picture: Picture): Promise<string> {
  const svg = await draw(picture, () => undefined);
  return svg.replace(/<svg [^>]*>/, (start) => `${start}\n<style>\n${SVG_STYLE}\n</style>`);
}

/**
 * Returns a picture as an element of a page that has {@link SVG_STYLE}.
 *
 * @param linkOf the address that a node leads to
 */
export async function svgElement(picture: Picture, linkOf: (node: PictureNode) => string | undefined): Promise<string> {
  const svg = await draw(picture, linkOf);
  return svg.slice(svg.indexOf("<svg"));
}

/** Graphviz is one and a half megabytes of WebAssembly, so it is loaded when there is something to draw. */
async function draw(whole: Picture, linkOf: (node: PictureNode) => string | undefined): Promise<string> {
  const picture = groupReady(whole);
  const { instance } = await import("@viz-js/viz");
  const svg = (await instance()).renderString(graphOf(picture, linkOf), { format: "svg", engine: "dot" });
  return named(svg, picture);
}

function graphOf({ headline, nodes, edges }: Picture, linkOf: (node: PictureNode) => string | undefined): Graph {
  return {
    directed: true,
    graphAttributes: {
      rankdir: "LR",
      ordering: "out",
      ranksep: 0.6,
      nodesep: 0.14,
      pad: 0.2,
      bgcolor: LIGHT.ground,
      fontname: FONT,
      fontsize: 14,
      fontcolor: LIGHT.text,
      labelloc: "t",
      labeljust: "l",
      ...(headline === "" ? {} : { label: { html: `${escapeXml(headline)}<BR/> ` } }),
    },
    nodeAttributes: { shape: "box", fontname: FONT, fontsize: 11, fontcolor: LIGHT.text, margin: "0.12,0.06" },
    edgeAttributes: { color: LIGHT.faint, arrowsize: 0.7 },
    // Graphviz puts the first of several trees at the bottom.
    nodes: [...nodes].reverse().map((node) => {
      const { light, width, line } = LOOKS[node.state];
      const link = linkOf(node);
      return {
        name: node.id,
        attributes: {
          class: node.state,
          style: `rounded,filled,${line}`,
          fillcolor: light.fill,
          color: light.border,
          penwidth: width,
          label: { html: labelOf(node) },
          ...(link === undefined ? {} : { URL: link, tooltip: "what to do" }),
        },
      };
    }),
    edges: edges.map(({ from, to, meaning }) => ({
      tail: from,
      head: to,
      attributes:
        meaning === "follows"
          ? { tailport: "e", headport: "w" }
          : { style: "dashed", constraint: false, tailport: "e", headport: "e" },
    })),
  };
}

function labelOf({ state, name, details, reason = "", members = [] }: PictureNode): string {
  const lines = [
    ...wrap(`${STATES[state].symbol} ${name}`, 42, 4).map((line) => `<B>${escapeXml(line)}</B>`),
    ...wrap(details.join(" · "), WIDTH, 4).map((line) => small(line.replace(/ ·$/, ""), LIGHT.faint)),
    ...wrap(reason, WIDTH, 4).map((line) => small(line)),
    ...wrap(members.join(", "), WIDTH, members.length).map((line) => small(line)),
  ];
  const rows = lines.map((line) => `<TR><TD ALIGN="LEFT">${line}</TD></TR>`);
  return `<TABLE WIDTH="300" BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">${rows.join("")}</TABLE>`;
}

function small(text: string, color: string = LIGHT.text): string {
  return `<FONT POINT-SIZE="9" COLOR="${color}">${escapeXml(text)}</FONT>`;
}

/** Gives the elements titles that people read: a browser shows them, and a screen reader says them. */
function named(svg: string, { headline, nodes, edges }: Picture): string {
  const names = new Map(nodes.map(({ id, name, details: [kind = ""] }) => [id, `${kind} ${name}`]));
  const titles = new Map([
    ...nodes.map(({ id, name, details }) => [id, [name, ...details].join(", ")] as const),
    ...edges.map((edge) => [`${edge.from}&#45;&gt;${edge.to}`, sentence(edge, names)] as const),
  ]);
  return svg
    .replace(
      /<title>([^<]*)<\/title>/g,
      (_, id: string) => `<title>${escapeXml(titles.get(id.replace(/:[ew]/g, "")) ?? headline)}</title>`,
    )
    .replace(/<!--[^>]*-->\n?/g, "");
}

function sentence({ from, to, meaning }: PictureEdge, names: ReadonlyMap<string, string>): string {
  const [first = from, second = to] = [names.get(from), names.get(to)];
  return meaning === "follows" ? `${second} follows ${first}` : `${second} waits for ${first}`;
}
