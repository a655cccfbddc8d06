// The sheet of the portal as the browsers of 信创 desktops read it (Chromium 78): nothing on which a layout hangs came
// later. What only refines (text-wrap, accent-color, :focus-visible, where the browser draws its own ring) may stand.
// Scripts are read in test/desk/older-browsers.test.ts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stylesheet } from '../../src/web/portal/assets.ts';

/** Name, how it is seen in a line, the Chromium that first read it. */
const later: readonly (readonly [name: string, seen: RegExp, since: number])[] = [
  [':has()', /:has\(/, 105],
  [':is(), :where()', /:(?:is|where)\(/, 88],
  ['container queries', /@container|container-(?:type|name)\s*:/, 105],
  ['@layer', /@layer\b/, 99],
  ['@property', /@property\b/, 85],
  ['aspect-ratio', /^aspect-ratio\s*:/, 88],
  ['inset', /^inset(?:-inline|-block)?(?:-start|-end)?\s*:/, 87],
  ['colour functions', /\b(?:color-mix|oklch|oklab|lch|lab)\(/, 111],
  ['small and dynamic view', /\d[sdl]v[hw]\b/, 108],
  ['content-visibility', /^content-visibility\s*:/, 85],
  ['clamp(), min(), max()', /(?<![\w-])(?:clamp|min|max)\(/, 79],
  ['ranges of media', /@media[^{]*[<>]/, 104],
  ['subgrid', /\bsubgrid\b/, 117],
  ['nesting', /^&/, 112],
];

function laterIn(sheet: string): readonly string[] {
  const bare = sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const lines = bare.split('\n').map((line) => line.trim());
  const named = lines.flatMap((line) =>
    later.filter(([, seen]) => seen.test(line)).map(([name]) => `${name}: ${line}`),
  );
  // In a flexible box from 84 on; in a grid earlier.
  const gaps = [...bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
    .filter(([, , body = '']) => /display:\s*(?:inline-)?flex/.test(body) && /gap\s*:/.test(body))
    .map(([, selector = '']) => `gap: ${selector.trim()}`);
  return [...named, ...gaps];
}

test('no layout of the sheet hangs on what came after Chromium 78', () => {
  assert.deepEqual(laterIn(stylesheet.content), []);
});

test('the scan finds what it is there for', () => {
  const sheet = `.a:has(b) {}\n.b {\n  inset: 0;\n  aspect-ratio: 1;\n  width: min(100%, 4px);\n}\n.c {\n  display: flex;\n  gap: 4px;\n}
@media (width > 40rem) {\n}\n/* inset: 0; */\n.d {\n  display: grid;\n  gap: 4px;\n}`;
  assert.deepEqual(
    laterIn(sheet).map((line) => line.split(':')[0]),
    ['', 'inset', 'aspect-ratio', 'clamp(), min(), max()', 'ranges of media', 'gap'],
  );
});
