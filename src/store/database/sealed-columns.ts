// Every column that holds sealed bytes, with the place each value is bound to. What counts keys, seals
// anew and looks whether the keys fit goes through this list; a test holds it against the schema.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

type Row = Readonly<Record<string, unknown>>;

export interface SealedColumn {
  readonly table: keyof Tables;
  readonly column: string;
  /** The primary key. */
  readonly key: readonly string[];
  /** Columns that `about` reads beside the key. */
  readonly reads?: readonly string[];
  readonly about: (row: Row) => string;
}

function column(
  table: keyof Tables,
  name: string,
  about: (row: Row) => string,
  { key = ['id'], reads = [] }: Partial<Pick<SealedColumn, 'key' | 'reads'>> = {},
): SealedColumn {
  return { table, column: name, key, reads, about };
}

const place =
  (what: string, ...names: readonly string[]) =>
  (row: Row): string =>
    [what, ...names.map((name) => String(row[name]))].join(' ');

export const sealedColumns: readonly SealedColumn[] = [
  column('enterprises', 'contact', place('enterprise contact', 'organ_id', 'credit_code'), {
    reads: ['organ_id', 'credit_code'],
  }),
  column('enterprise_links', 'code', place('enterprise code', 'enterprise_id'), {
    key: ['enterprise_id'],
  }),
  column('payout_events', 'data', place('payout event', 'payout_id', 'seq'), {
    key: ['payout_id', 'seq'],
  }),
  column('payout_lines', 'account', place('payout account', 'payout_id', 'enterprise_id'), {
    reads: ['payout_id', 'enterprise_id'],
  }),
  column('policy_subscriptions', 'email', place('policy subscriber', 'seed'), { reads: ['seed'] }),
  column('requests', 'application', place('application', 'number'), { reads: ['number'] }),
  column('request_events', 'data', place('event', 'request_id', 'seq'), {
    key: ['request_id', 'seq'],
  }),
  column('letters', 'content', place('letter', 'id')),
  column('letters', 'proof', place('letter proof', 'id')),
  column('letters', 'service_note', place('letter service', 'id')),
  column('letters', 'late_entry', place('late letter', 'id')),
  column('letter_versions', 'content', place('letter', 'letter_id'), {
    key: ['letter_id', 'version'],
  }),
  ...['opinion', 'secrecy_review'].map((name) =>
    column('letter_opinions', name, place('letter opinion', 'letter_id'), {
      reads: ['letter_id'],
    }),
  ),
  // Bound to its address: nobody who changes that alone can have anything signed for another place.
  column('channels', 'secret', place('channel secret', 'url'), { reads: ['url'] }),
  column('answer_links', 'code', place('answer code of letter', 'letter_id'), {
    key: ['letter_id'],
  }),
  column('answer_links', 'revoked_reason', place('answer code shut', 'letter_id'), {
    key: ['letter_id'],
  }),
  column('conversion_suggestions', 'reason', place('conversion reason', 'request_id'), {
    reads: ['request_id'],
  }),
  column('conversion_suggestions', 'note', place('conversion note', 'request_id'), {
    reads: ['request_id'],
  }),
  column(
    'attachments',
    'sealed_name',
    (row) =>
      row['comment_id'] === null
        ? place('file name', 'request_id')(row)
        : place('comment file name', 'comment_id')(row),
    { reads: ['request_id', 'comment_id'] },
  ),
  ...['opinion', 'sender', 'answer'].map((name) =>
    column('public_comments', name, place(`comment ${name}`, 'number'), { reads: ['number'] }),
  ),
  ...['body', 'contact', 'answer'].map((name) =>
    column('reader_messages', name, place(`message ${name}`, 'number'), { reads: ['number'] }),
  ),
  column('attachments', 'boxes', place('redaction boxes')),
  column('remedies', 'claims', place('remedy claims')),
  column('remedies', 'note', place('remedy note')),
  column('audit_log', 'reason', place('audit reason')),
  column('withheld_records', 'content', place('withheld', 'request_id'), { reads: ['request_id'] }),
  column('withheld_reviews', 'reason', place('withheld review', 'record_id'), {
    reads: ['record_id'],
  }),
];

export interface SealedValue {
  readonly sealed: Buffer;
  readonly about: string;
}

/** The oldest and the newest value of each column: where both open, the keys are the right ones. */
export async function sealedSamples(db: Database): Promise<readonly SealedValue[]> {
  const found: SealedValue[] = [];
  for (const { table, column: name, key, reads = [], about } of sealedColumns) {
    for (const order of ['asc', 'desc']) {
      const by = key.map((one) => sql`${sql.ref(one)} ${sql.raw(order)}`);
      const { rows } = await sql<Row & { sealed: Buffer }>`
        select ${sql.join([...key, ...reads].map((one) => sql.ref(one)))}, ${sql.ref(name)} as sealed
        from ${sql.table(table)}
        where length(${sql.ref(name)}) > 0 and get_byte(${sql.ref(name)}, 0) <> 0
        order by ${sql.join(by)} limit 1`.execute(db);
      found.push(...rows.map((row) => ({ sealed: row.sealed, about: about(row) })));
    }
  }
  return found;
}
