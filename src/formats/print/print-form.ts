// A form in either format, by its name: what can be edited and signed, and what looks the same everywhere.

import type { FormSheet } from '../../rules/letters/sheet.ts';
import { formDocx } from './docx.ts';
import { formPdf } from './pdf.ts';

export const formFormats = {
  pdf: { print: formPdf, mediaType: 'application/pdf', label: 'PDF' },
  docx: {
    print: formDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'Word',
  },
} as const satisfies Record<
  string,
  {
    readonly print: (sheet: FormSheet) => Promise<Uint8Array>;
    readonly mediaType: string;
    readonly label: string;
  }
>;

export type FormFormat = keyof typeof formFormats;
