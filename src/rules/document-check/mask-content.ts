// A document's own texts with one hit masked.

import type { DocumentContent } from '../document-content.ts';
import { bodyBlocks, maskedBody } from '../personal-data/body-blocks.ts';
import { findPersonalData, type FoundData, type OwnContacts } from '../personal-data/find.ts';
import type { CheckHit } from './hit.ts';
import { fieldBlocks } from './personal-data-hits.ts';

/** @param hits of personal data, none in a file */
export function maskedContent(
  content: DocumentContent,
  hits: readonly CheckHit[],
  contacts: OwnContacts,
): DocumentContent {
  const isMeant = (field: string, { kind, masked, own }: FoundData): boolean =>
    !own &&
    hits.some(
      (hit) =>
        hit.field === field &&
        hit.kind === kind &&
        hit.file === undefined &&
        (kind === 'credit-code' || hit.spots.some(({ shown }) => shown === masked)),
    );
  const inText = (field: string, text: string): string => {
    const found = findPersonalData(fieldBlocks(text), contacts).filter((one) =>
      isMeant(field, one),
    );
    return found
      .toReversed()
      .reduce(
        (rest, { start, end, masked }) => rest.slice(0, start) + masked + rest.slice(end),
        text,
      );
  };
  const inBody = findPersonalData(bodyBlocks(content.body), contacts);
  const { title, summary, source, keywords, particulars } = content;
  return {
    ...content,
    title: inText('title', title),
    ...(summary ? { summary: inText('summary', summary) } : {}),
    ...(source ? { source: inText('source', source) } : {}),
    ...(keywords === undefined
      ? {}
      : { keywords: keywords.map((word) => inText('keywords', word)) }),
    ...(particulars === undefined
      ? {}
      : {
          particulars: Object.fromEntries(
            Object.entries(particulars).map(([label, text]) => [
              label,
              inText(`particulars.${label}`, text),
            ]),
          ),
        }),
    body: maskedBody(
      content.body,
      inBody.filter((one) => isMeant('body', one)),
    ),
  };
}
