import { DARK, FONTS, LIGHT, LOOKS } from "./colors";

const LINES = Object.entries(LOOKS);

/** Style rules for the page around a picture. */
export const PAGE_STYLE = [
  `body { margin: 1.5rem; font: 15px/1.5 ${FONTS}; color: ${LIGHT.text}; background: ${LIGHT.ground}; }`,
  "h1 { font-size: 1.3rem; margin: 0; }",
  "h2 { font-size: 1.1rem; }",
  "p { margin: 0; overflow-wrap: anywhere; }",
  `.faint { color: ${LIGHT.faint}; }`,
  "figure { margin: 1rem 0; overflow-x: auto; }",
  "figure svg { min-width: 45rem; max-width: 100%; height: auto; }",
  "ul { list-style: none; margin: 0; padding: 0; max-width: 60rem; }",
  "li { margin: 0 0 0.75rem; padding: 0.4rem 0.75rem; }",
  "li:target { outline: 3px solid; }",
  "#note:not(:empty) { position: fixed; inset: auto 0 0; padding: 0.6rem 1.5rem; font-weight: bold; border-top: 3px solid; }",
  `#note { background: ${LIGHT.ground}; }`,
  ...LINES.map(([state, { light, line }]) => `li.${state} { border-left: 5px ${line} ${light.border}; }`),
  "@media (prefers-color-scheme: dark) {",
  `  body, #note { color: ${DARK.text}; background: ${DARK.ground}; }`,
  `  .faint { color: ${DARK.faint}; }`,
  ...LINES.map(([state, { dark }]) => `  li.${state} { border-color: ${dark.border}; }`),
  "}",
].join("\n");
