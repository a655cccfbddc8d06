// 一企一档: firms with their facts, each with source and day; how they are reached is sealed.

import { sql } from 'kysely';
import { type EnterpriseContact } from '../../rules/policy/enterprise-sheet.ts';
import type { EnterpriseSize } from '../../rules/policy/enterprise-size.ts';
import { inOrder, type LabelRule } from '../../rules/policy/labels.ts';
import { significant } from '../../rules/policy/leaf.ts';
import type { Database } from '../database.ts';
import { labelRules } from './policy-terms.ts';
import type { Secrets } from '../database/secrets.ts';
import type { EnterpriseRow } from '../tables.ts';

function aboutContact({ organ_id, credit_code }: Pick<EnterpriseRow, 'organ_id' | 'credit_code'>) {
  return `enterprise contact ${organ_id} ${credit_code}`;
}

export function sealContact(
  secrets: Secrets,
  firm: Pick<EnterpriseRow, 'organ_id' | 'credit_code'>,
  contact: EnterpriseContact,
): Buffer | null {
  if (Object.keys(contact).length === 0) return null;
  return secrets.seal(JSON.stringify(contact), aboutContact(firm));
}

export function openContact(
  secrets: Secrets,
  firm: Pick<EnterpriseRow, 'organ_id' | 'credit_code' | 'contact'>,
): EnterpriseContact {
  if (firm.contact === null) return {};
  const text = secrets.open(firm.contact, aboutContact(firm)).toString('utf8');
  return JSON.parse(text) as EnterpriseContact;
}

export interface EnterpriseFilter {
  readonly organIds: readonly number[];
  /** Part of the name, or of the credit code from its beginning. */
  readonly text?: string | undefined;
  /** Code of a region: firms in it and in what lies in it. */
  readonly region?: string | undefined;
  /** Codes as the industries' prefix: the divisions of a section are listed by the caller. */
  readonly industries?: readonly string[] | undefined;
  readonly size?: EnterpriseSize | undefined;
  readonly qualification?: string | undefined;
  readonly label?: string | undefined;
  readonly consent?: EnterpriseRow['consent'] | undefined;
}

function filtered(db: Database, filter: EnterpriseFilter) {
  const { organIds, text, region, industries, size, qualification, label, consent } = filter;
  let query = db.selectFrom('enterprises').where('organ_id', 'in', [-1, ...organIds]);
  if (text !== undefined && text !== '') {
    const like = text.replaceAll(/[\\%_]/g, '\\$&');
    query = query.where((eb) =>
      eb.or([eb('name', 'like', `%${like}%`), eb('credit_code', 'like', `${like.toUpperCase()}%`)]),
    );
  }
  if (region !== undefined) {
    query = query.where(sql<boolean>`facts ->> 'region' like ${`${significant(region)}%`}`);
  }
  if (industries !== undefined) {
    const patterns = industries.map((code) => `${code}%`);
    query = query.where(sql<boolean>`facts ->> 'industry' like any(${patterns}::text[])`);
  }
  if (size !== undefined) query = query.where('size', '=', size);
  if (qualification !== undefined) {
    query = query.where(
      sql<boolean>`facts -> 'qualifications' @> ${JSON.stringify([qualification])}::jsonb`,
    );
  }
  if (label !== undefined) query = query.where(sql<boolean>`labels @> array[${label}]::text[]`);
  if (consent !== undefined) query = query.where('consent', '=', consent);
  return query;
}

export async function listEnterprises(
  db: Database,
  filter: EnterpriseFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly EnterpriseRow[]; readonly total: number }> {
  const [rows, counted] = await Promise.all([
    filtered(db, filter)
      .selectAll()
      .orderBy('name')
      .orderBy('id')
      .limit(limit)
      .offset(offset)
      .execute(),
    filtered(db, filter)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst(),
  ]);
  return { rows, total: Number(counted?.n ?? 0) };
}

export async function enterpriseById(
  db: Database,
  organIds: readonly number[],
  id: number,
): Promise<EnterpriseRow | undefined> {
  return await db
    .selectFrom('enterprises')
    .selectAll()
    .where('organ_id', 'in', [-1, ...organIds])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** In the order of their numbers. */
export async function firmsByIds(
  db: Database,
  ids: readonly number[],
): Promise<readonly FirmInBlock[]> {
  return await db
    .selectFrom('enterprises')
    .select(['id', 'organ_id', 'credit_code', 'name', 'facts', 'consent'])
    .where('id', 'in', [-1, ...ids])
    .orderBy('id')
    .execute();
}

export async function lockEnterprises(
  db: Database,
  organId: number,
  creditCodes: readonly string[],
): Promise<ReadonlyMap<string, EnterpriseRow>> {
  if (creditCodes.length === 0) return new Map();
  const rows = await db
    .selectFrom('enterprises')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('credit_code', 'in', creditCodes)
    // Two imports at once take the same firms in the same order.
    .orderBy('credit_code')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.credit_code, row]));
}

export type FirmInBlock = Pick<
  EnterpriseRow,
  'id' | 'organ_id' | 'credit_code' | 'name' | 'facts' | 'consent'
>;

/** As many firms as are matched at once: small enough that nobody waits for one block. */
export const firmsInBlock = 8192;

/** All firms of these organs, block by block, by their key. */
export async function* firmBlocks(
  db: Database,
  organIds: readonly number[],
  size: number = firmsInBlock,
): AsyncGenerator<readonly FirmInBlock[]> {
  let after = 0;
  for (;;) {
    const rows: readonly FirmInBlock[] = await db
      .selectFrom('enterprises')
      .select(['id', 'organ_id', 'credit_code', 'name', 'facts', 'consent'])
      .where('organ_id', 'in', [-1, ...organIds])
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute();
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)?.id ?? after;
  }
}

/** The rules of labels, each after those it rests on. */
export async function labelsInOrder(db: Database): Promise<readonly LabelRule[]> {
  return inOrder(await labelRules(db));
}

/** When the labels of this day were computed by older rules, or on an older day. */
export async function firmsToLabel(
  db: Database,
  today: string,
  limit: number,
): Promise<readonly Pick<EnterpriseRow, 'id' | 'facts'>[]> {
  return await db
    .selectFrom('enterprises')
    .select(['id', 'facts'])
    .where((eb) => eb.or([eb('labels_on', 'is', null), eb('labels_on', '<', today as never)]))
    .orderBy('id')
    .limit(limit)
    .execute();
}
