import assert from "node:assert/strict";

import { DARK, LIGHT, LOOKS } from "../../../../components/status/picture/colors";

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[0-9a-f]{2}/g) ?? []).map((two) => {
    const part = parseInt(two, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe("the colors of a picture", () => {
  for (const [scheme, { text, faint, ground }] of [
    ["light", LIGHT],
    ["dark", DARK],
  ] as const)
    for (const [state, look] of Object.entries(LOOKS)) {
      const { fill, border } = look[scheme];

      it(`let texts be read: ${state}, ${scheme}`, () => {
        for (const color of [text, faint]) assert.ok(contrast(color, fill) >= 4.5, `${color} on ${fill}`);
      });

      it(`let borders be seen: ${state}, ${scheme}`, () => {
        for (const surface of [fill, ground]) assert.ok(contrast(border, surface) >= 3, `${border} on ${surface}`);
      });
    }
});
