// What is known of a document beside its text, by the names that the site gives it; and the whole as lines, so that
// two texts can be held against each other.

import {
  documentKinds,
  interpretationForms,
  isDocumentKind,
  opennessLabels,
} from '../../rules/document-classes.ts';
import { confirmationText } from '../../rules/document-content.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { Column } from './columns.ts';
import type { DocumentDetail } from './DocumentPage.tsx';
import { timeFacts } from './time-facts.ts';

export type Draft = DocumentDetail['draft'];
type DayOrNone = Draft['madeOn'];

export function documentFacts(
  draft: Draft,
  columns: readonly Column[],
): readonly (readonly [name: string, value: string | null | undefined])[] {
  const names = draft.columns.map((id) => columns.find((column) => column.id === id)?.name ?? '');
  return [
    ['信息种类', isDocumentKind(draft.kind) ? documentKinds[draft.kind].label : draft.kind],
    ['栏目', names.join('、')],
    ['发文字号', draft.documentNumber],
    ['成文日期', dayOr(draft.madeOn)],
    ['发文机关', draft.issuers.join('、')],
    ['联合发文机关的确认', draft.confirmations.map(confirmationText).join('；')],
    ['发布机构', draft.publisher],
    ['施行日期', dayOr(draft.effectiveFrom)],
    ['有效期至', dayOr(draft.effectiveTo)],
    ['废止日期', dayOr(draft.repealedOn)],
    ['解读形式', draft.interpretationForm && interpretationForms[draft.interpretationForm]],
    ['体裁', draft.genre],
    ['主题', [draft.theme, draft.subtheme].filter((part) => part !== null).join(' / ')],
    ['组配分类', draft.groupClass],
    ['主题词', draft.keywords.join('、')],
    ['内容概述', draft.summary],
    ['公开属性', opennessLabels[draft.openness]],
    ['不主动公开的理由', draft.opennessReason],
    ['信息来源', draft.source],
    ...timeFacts(draft),
  ];
}

function dayOr(on: DayOrNone): string | undefined {
  return on === null ? undefined : dayText(on);
}

/** Title, facts, paragraphs, rows of tables, files: one line each. */
export function documentLines(draft: Draft, columns: readonly Column[]): readonly string[] {
  const facts = documentFacts(draft, columns).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [`${name}：${value}`],
  );
  const files = draft.attachments.map(({ name }) => `附件：${name}`);
  return [draft.title, ...facts, ...linesOfBody(draft.body), ...files];
}

function linesOfBody(html: string): readonly string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const lines: string[] = [];
  const blocks = body.querySelectorAll('p, h2, h3, h4, li, tr');
  for (const block of blocks) {
    if (block.localName !== 'tr' && block.closest('td, th') !== null) continue;
    const text =
      block.localName === 'tr'
        ? [...block.children].map((cell) => (cell.textContent ?? '').trim()).join('｜')
        : (block.textContent ?? '').trim();
    if (text !== '') lines.push(text);
  }
  return lines;
}
