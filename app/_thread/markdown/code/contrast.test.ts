// Axe does not see what highlights paint.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { KINDS } from './colour-kinds';

const tokens = fs.readFileSync('app/globals.css', 'utf8');
const sheet = fs.readFileSync('app/_thread/markdown/markdown.module.css', 'utf8');

/** The colours of a declaration in the light and the dark theme. */
function colours(declaration: string): string[] {
  const name = /^var\((--[\w-]+)\)$/.exec(declaration)?.[1];
  const value = name === undefined ? declaration : (new RegExp(`${name}: ([^;]+);`).exec(tokens)?.[1] ?? '');
  return [...value.matchAll(/#([\da-f]{6})/g)].map(([, hex = '']) => hex);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('[F26] every colour of code can be read on its ground, in both themes: at least 4.5 to 1', () => {
  const grounds = colours('var(--sunk)');
  const ratios = KINDS.map((kind) => {
    const declaration =
      new RegExp(`highlight\\(code-${kind}\\)\\) \\{\\s*color: ([^;]+);`).exec(sheet)?.[1] ?? '';
    return { kind, ratios: colours(declaration).map((ink, theme) => contrast(ink, grounds[theme] ?? '')) };
  });
  expect(ratios.filter(({ ratios: each }) => each.length !== 2 || Math.min(...each) < 4.5)).toEqual([]);
});
