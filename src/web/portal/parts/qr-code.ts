// A QR code drawn as one path, a line for each row: sharp at every size, black on white in every display mode so that a camera
// reads it, with the quiet zone of four modules around.

import { html } from '../html.ts';
import QRCode from 'qrcode';
import { longestAddress } from '../../../formats/print/printed-form.ts';
import type { Html } from '../page.ts';

const quiet = 4;

/** Nothing for an address that no code can hold. */
export function qrCode(address: string, label: string): Html | '' {
  const data = Buffer.from(address);
  if (data.length > longestAddress) return '';
  // Every page bears one. As plain bytes under the first of the masks, where paper gets the shortest text and the mask
  // of the eight that is read best: a tenth of the time.
  const { modules } = QRCode.create([{ data, mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: 0,
  });
  const side = modules.size + 2 * quiet;
  return html`<svg
    class="qr"
    viewBox="0 0 ${side} ${side}"
    role="img"
    aria-label="${label}"
    shape-rendering="crispEdges"
  >
    <rect width="${side}" height="${side}" fill="#fff" />
    <path d="${darkRuns(modules)}" stroke="#000" />
  </svg>`;
}

/** Row by row: the dark runs drawn, the light ones skipped; the light ones at its end are left out. */
function darkRuns({ size, data }: { readonly size: number; readonly data: Uint8Array }): string {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    path += `M${quiet} ${y + quiet}.5`;
    let from = 0;
    for (let x = 0; x < size;) {
      const dark = data[y * size + x];
      const begun = x;
      while (x < size && data[y * size + x] === dark) x += 1;
      if (dark === 1) {
        path += `${begun === from ? '' : `m${begun - from} 0`}h${x - begun}`;
        from = x;
      }
    }
  }
  return path;
}
