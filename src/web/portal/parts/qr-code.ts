// A QR code drawn as one path: sharp at every size, black on white in every display mode so that a camera
// reads it, with the quiet zone of four modules around.

import { html } from 'hono/html';
import { qrModules } from '../../../formats/print/printed-form.ts';
import type { Html } from '../page.ts';

const quiet = 4;

/** Nothing for an address that no code can hold. */
export function qrCode(address: string, label: string): Html | '' {
  const modules = qrModules(address, true);
  if (modules === null) return '';
  const side = modules.length + 2 * quiet;
  const runs = modules.flatMap((row, y) =>
    Array.from(row.matchAll(/1+/g), (run) => {
      const length = run[0].length;
      return `M${run.index + quiet} ${y + quiet}h${length}v1h-${length}z`;
    }),
  );
  return html`<svg
    class="qr"
    viewBox="0 0 ${side} ${side}"
    role="img"
    aria-label="${label}"
    shape-rendering="crispEdges"
  >
    <rect width="${side}" height="${side}" fill="#fff" />
    <path d="${runs.join('')}" fill="#000" />
  </svg>`;
}
