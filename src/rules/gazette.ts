// 政府公报 (条例 23; 规章制定程序条例 31, 32): an issue lists what it prints, each entry a published document, and the page of
// that document says in which issue it was printed.

import type { DocumentContent } from './document-content.ts';
import { violation, type Violation } from './violations.ts';

/** One line of an issue's table of contents. */
export interface GazetteEntry {
  readonly documentId: number;
  /** As it was called when it was chosen. */
  readonly name: string;
  readonly page?: number | null;
}

export function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name);
}

/** An issue that neither lists anything nor can be read as a whole says nothing. */
export function gazetteViolations({
  kind,
  contents = [],
  attachments = [],
}: Pick<DocumentContent, 'kind' | 'contents' | 'attachments'>): readonly Violation[] {
  if (kind !== 'gazette') return [];
  const found: Violation[] = [];
  if (contents.length === 0 && !attachments.some(({ name }) => isPdf(name))) {
    found.push(violation('gazette-empty', 'contents'));
  }
  const seen = new Set<number>();
  for (const [i, { documentId, name }] of contents.entries()) {
    if (seen.has(documentId)) found.push(violation('gazette-entry-twice', `contents.${i}`, name));
    seen.add(documentId);
  }
  return found;
}

/** 2026年第3期（总第45期）. */
export function issueName(particulars: Readonly<Record<string, string>> = {}): string {
  const { 年份: year = '', 期号: issue = '', 总期号: number = '' } = particulars;
  const own = `${year === '' ? '' : `${year}年`}${issue === '' ? '' : `第${issue}期`}`;
  return number === '' ? own : `${own}（总第${number}期）`;
}
