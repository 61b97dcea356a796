import { LIGHT, LOOKS } from "./colors";
import { escapeMermaid, wrap } from "./escape";
import { groupReady } from "./group-ready";
import { STATES, type Picture, type PictureNode } from "./picture";

/**
 * The longest text that Mermaid draws.
 *
 * @see https://mermaid.js.org/config/schema-docs/config.html#maxtextsize
 */
const MAX_TEXT = 50_000;

/** The number of letters in a line of a message. */
const WIDTH = 60;

/** Returns a picture as a flowchart of Mermaid, which GitHub draws in a page; without messages where it is too long with them. */
export function mermaidText(picture: Picture): string {
  const whole = flowchart(groupReady(picture), 3);
  return whole.length <= MAX_TEXT ? whole : flowchart(groupReady(picture), 0);
}

function flowchart({ headline, nodes, edges }: Picture, lines: number): string {
  const states = Object.keys(LOOKS) as (keyof typeof LOOKS)[];
  const shown = nodes.length === 0 ? [`none["${escapeMermaid(headline)}"]`] : nodes.map((node) => box(node, lines));
  const arrows = edges.map(({ from, to, meaning }) => `${from} ${meaning === "follows" ? "-->" : "-.->"} ${to}`);
  const classes = states.flatMap((state) => {
    const ids = nodes.filter((node) => node.state === state).map(({ id }) => id);
    return ids.length === 0 ? [] : [classDefinition(state), `class ${ids.join(",")} ${state}`];
  });
  return ["flowchart LR", ...[...shown, ...arrows, ...classes].map((line) => `  ${line}`), ""].join("\n");
}

function box({ id, state, name, details, reason = "", members = [] }: PictureNode, lines: number): string {
  const parts = [
    `${STATES[state].symbol} ${name}`,
    details.join(" · "),
    ...(lines === 0 ? [] : wrap(reason, WIDTH, lines)),
    ...wrap(members.join(", "), WIDTH, members.length),
  ];
  return `${id}["${parts.map(escapeMermaid).join("<br/>")}"]`;
}

function classDefinition(state: keyof typeof LOOKS): string {
  const { light, width, line } = LOOKS[state];
  const dashes = { solid: "", dashed: ",stroke-dasharray:6 4", dotted: ",stroke-dasharray:2 4" }[line];
  return `classDef ${state} fill:${light.fill},stroke:${light.border},stroke-width:${width}px,color:${LIGHT.text}${dashes}`;
}
