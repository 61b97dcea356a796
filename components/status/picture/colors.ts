import type { PictureState } from "./picture";

/** The colours of a box: those of its surface and of its border. */
interface Colors {
  readonly fill: string;
  readonly border: string;
}

/** The look of a state; the pairs of colours differ for people who see no red or no green. */
interface Look {
  readonly light: Colors;
  readonly dark: Colors;
  /** The width of the border in points. */
  readonly width: number;
  readonly line: "solid" | "dashed" | "dotted";
}

export const LOOKS: Readonly<Record<PictureState, Look>> = {
  ready: {
    light: { fill: "#e3f4ec", border: "#00785a" },
    dark: { fill: "#0d2b22", border: "#34b890" },
    width: 1,
    line: "solid",
  },
  waiting: {
    light: { fill: "#e4effa", border: "#0a5fa5" },
    dark: { fill: "#0d2440", border: "#6cb2f5" },
    width: 1.5,
    line: "dashed",
  },
  failed: {
    light: { fill: "#fde9dc", border: "#b03a00" },
    dark: { fill: "#40200d", border: "#ff9257" },
    width: 3,
    line: "solid",
  },
  missing: {
    light: { fill: "#ffffff", border: "#b03a00" },
    dark: { fill: "#0d1117", border: "#ff9257" },
    width: 3,
    line: "dotted",
  },
  suspended: {
    light: { fill: "#eeeeee", border: "#666666" },
    dark: { fill: "#2a2f36", border: "#a0a7b0" },
    width: 1.5,
    line: "dashed",
  },
};

/** The colours of texts, of arrows and of the ground, in light and in dark surroundings. */
export const LIGHT = { text: "#1f2328", faint: "#57606a", ground: "#ffffff" } as const;
export const DARK = { text: "#e6edf3", faint: "#a0a7b0", ground: "#0d1117" } as const;

/** The font that the boxes are measured for: the library knows its widths, and few fonts are wider. */
export const FONT = "Verdana";
/** The font, and those that take its place where it is not installed. */
export const FONTS = `${FONT}, DejaVu Sans, Arial, sans-serif`;

/** Style rules for an SVG document, alone or in a page: the colours of the drawing give way to them where it is dark. */
export const SVG_STYLE = [
  `svg text { font-family: ${FONTS}; }`,
  "@media (prefers-color-scheme: dark) {",
  `  polygon[stroke="none"] { fill: ${DARK.ground}; }`,
  `  svg text { fill: ${DARK.text}; }`,
  `  svg text[fill="${LIGHT.faint}"] { fill: ${DARK.faint}; }`,
  `  .edge path { stroke: ${DARK.faint}; }`,
  `  .edge polygon { fill: ${DARK.faint}; stroke: ${DARK.faint}; }`,
  ...Object.entries(LOOKS).map(
    ([state, { dark }]) => `  .${state} path, .${state} polygon { fill: ${dark.fill}; stroke: ${dark.border}; }`,
  ),
  "}",
].join("\n");
