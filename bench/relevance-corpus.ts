// Real laws and regulations (not part of the project: ../shared/corpus beside the checkout, or the folder that CORPUS
// names) brought in as documents of a site.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importDocuments } from '../src/commands/imports/import-documents.ts';
import { checkDocumentNumber } from '../src/rules/document-number.ts';
import type { ImportDocument } from '../src/rules/import-document.ts';
import type { TestSite } from '../test/web/site.ts';

export interface CorpusDocument {
  readonly id: string;
  readonly title: string;
  readonly number: string | undefined;
  readonly date: string;
  readonly text: string;
}

const organ = '青枫经济技术开发区管理委员会';

/** Undefined where it is not there. */
export function readCorpus(): readonly CorpusDocument[] | undefined {
  const folder = process.env['CORPUS'] ?? join(import.meta.dirname, '../../shared/corpus');
  const file = join(folder, 'laws.jsonl');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const read = lines.map(
    (line) => JSON.parse(line) as { id: string; title: string; date?: string; text: string },
  );
  // Of two texts with one number the first bears it: a number is given once.
  const taken = new Set<string>();
  return read
    .filter(({ title, text }) => title !== '_index' && text.trim() !== '')
    .map(({ id, title, date, text }) => ({
      id,
      title: title.trim(),
      number: firstOnly(numberIn(text.slice(0, 500)), taken),
      date: /^(?:19[5-9]|20[012])\d-\d\d-\d\d$/.test(date ?? '') ? (date ?? '') : '2000-01-01',
      text,
    }));
}

function firstOnly(number: string | undefined, taken: Set<string>): string | undefined {
  if (number === undefined || taken.has(number)) return undefined;
  taken.add(number);
  return number;
}

function numberIn(head: string): string | undefined {
  const [, order] = /国务院令第\s?(\d{1,4})\s?号/u.exec(head) ?? [];
  if (order !== undefined) return `国务院令第${Number(order)}号`;
  const [, dated] = /^\S*?(\p{Script=Han}{2,8}〔\d{4}〕\d{1,5}号)/mu.exec(head) ?? [];
  return dated !== undefined && 'number' in checkDocumentNumber(dated) ? dated : undefined;
}

/** Ids of the site's documents by those of the corpus; several documents there have the same id. */
export async function bringIn(
  site: TestSite,
  corpus: readonly CorpusDocument[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const lines = corpus.map((one, n) => JSON.stringify(documentOf(one, `${one.id} ${n}`)));
  const imported = await importDocuments(site.command, lines);
  if (!imported.ok || imported.value.faults.length > 0) {
    throw new Error(JSON.stringify(imported).slice(0, 2000));
  }
  const rows = await site.context.db.selectFrom('documents').select(['id', 'import_key']).execute();
  const ids = new Map<string, number[]>();
  for (const { id, import_key } of rows) {
    const [key = ''] = (import_key ?? '').split(' ');
    ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return ids;
}

function documentOf({ title, number, date, text }: CorpusDocument, key: string): ImportDocument {
  const paragraphs = text
    .replaceAll(/<[^>]*>|[#*|]/g, ' ')
    .split('\n')
    .map((one) => one.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .filter((one) => one !== '');
  return {
    key,
    title,
    kind: 'other-official-document',
    ...(number === undefined ? {} : { documentNumber: number }),
    issuers: [organ],
    publisher: organ,
    madeOn: date,
    publishedAt: `${date}T09:00`,
    columns: ['qtfd'],
    openness: 'proactive',
    body: paragraphs.map((one) => `<p>${one}</p>`).join(''),
  };
}
