// The facts above a document, in the order and under the names that the site has set, and below them what its kind
// says beside the text.

import { html } from './html.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { clarificationFields } from '../../rules/clarification.ts';
import type { IsoDay } from '../../rules/day.ts';
import {
  documentKinds,
  interpretationForms,
  opennessLabels,
} from '../../rules/document-classes.ts';
import { publicFields } from '../../rules/kind-fields.ts';
import {
  isWholeWidth,
  labelOf,
  type MetadataField,
  wholeLayout,
} from '../../rules/metadata-layout.ts';
import { longDay } from './dates.ts';
import type { Published } from './document.ts';
import type { Html, PageRequest } from './page.ts';
import { metadataTable, type MetadataRow } from './parts/metadata.ts';
import { hasValidity, validityMark } from './parts/validity.ts';

/** What one looks for above a text on a telephone; organ, number and title stand in its head. */
const first = new Set<MetadataField>(['made-on', 'published-on', 'revised-on', 'validity']);

export function documentMetadata(document: Published, { context, site }: PageRequest): Html {
  const today = context.clock.today();
  const facts = factsOf(document, today);
  const set = wholeLayout(site.metadataLayout).filter(({ shown }) => shown);
  return metadataTable([
    ...set.map((line): MetadataRow => {
      const fact = facts[line.field];
      if (isWholeWidth(line.field)) return [labelOf(line), fact, 'whole'];
      return first.has(line.field) ? [labelOf(line), fact, 'first'] : [labelOf(line), fact];
    }),
    ...clarified(document),
    ...ofKind(document),
  ]);
}

function factsOf(d: Published, today: IsoDay): Record<MetadataField, MetadataRow[1]> {
  const isRule = hasValidity(d.kind);
  return {
    'index-number': d.index_number,
    theme: [d.theme, d.subtheme].filter(Boolean).join('\\'),
    issuers: d.issuers.join('、'),
    'made-on': d.made_on && longDay(d.made_on),
    title: d.title,
    'document-number': d.document_number,
    'published-on': longDay(beijingDay(d.published_at)),
    'revised-on': d.revised_at && longDay(beijingDay(d.revised_at)),
    publisher: d.publisher,
    kind: documentKinds[d.kind].label,
    'interpretation-form': d.interpretation_form && interpretationForms[d.interpretation_form],
    genre: d.genre,
    'group-class': d.group_class,
    openness: opennessLabels[d.openness],
    validity: isRule ? validityMark(d, today) : null,
    'effective-from': d.effective_from && longDay(d.effective_from),
    'effective-to': d.effective_to && longDay(d.effective_to),
    'repealed-on': d.repealed_on && longDay(d.repealed_on),
    keywords: d.keywords.join('　'),
    summary: d.summary,
    source: d.source,
  };
}

/** What its kind says beside the text. */
function ofKind({ kind, details }: Published): MetadataRow[] {
  const particulars = details.particulars ?? {};
  return publicFields(kind, particulars).map(({ label, value, form }): MetadataRow => {
    if (form === 'day') return [label, longDay(value)];
    if (form === 'address') return [label, html`<a href="${value}">查看结果反馈</a>`, 'whole'];
    return form === 'long' ? [label, value, 'whole'] : [label, value];
  });
}

/** 条例 6: a clarification says what it is about, since when that went round and whence it came. */
function clarified({ kind, details }: Published): [string, string | undefined, 'whole'][] {
  if (kind !== 'clarification') return [];
  return Object.values(clarificationFields).map((label) => [
    label,
    details.particulars?.[label],
    'whole',
  ]);
}
