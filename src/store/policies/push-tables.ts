// Row types of what goes out to firms and of what is paid without an application; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { MatchState } from '../../rules/policy/match.ts';
import type { LineState, PayoutEventKind, PayoutState } from '../../rules/policy/payout.ts';
import type { FirmAnswer, PushChannel, PushKind, PushState } from '../../rules/policy/push.ts';
import type { Actor } from '../../rules/request/events.ts';

type Instant = Temporal.Instant;

export interface PolicyPushesTable {
  id: GeneratedAlways<number>;
  item_id: number;
  kind: PushKind;
  channel: PushChannel;
  enterprise_id: number | null;
  subscription_id: number | null;
  channel_id: number | null;
  match_state: MatchState | null;
  state: PushState;
  /** The same whenever it is sent again. */
  key: Generated<string>;
  attempts: Generated<number>;
  next_at: Instant;
  sent_at: Instant | null;
  fault: string | null;
  created_at: Instant;
  created_by: number | null;
  /** The list of 免申即享 that it tells of. */
  payout_id: number | null;
}

export interface PolicyAnswersTable {
  item_id: number;
  enterprise_id: number;
  read_at: Instant | null;
  answer: FirmAnswer | null;
  answered_at: Instant | null;
}

export interface EnterpriseLinksTable {
  enterprise_id: number;
  code_hash: Buffer;
  /** Sealed: it goes into the messages. */
  code: Buffer;
  created_at: Instant;
  opened_at: Instant | null;
}

export interface PayoutsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  item_id: number;
  number: string;
  confirm_by: IsoDay;
  /** Working days to the payment that the item promised when the list was found. */
  delivery_days: number | null;
  state: PayoutState;
  notice_id: number | null;
  result_id: number | null;
  created_at: Instant;
}

export interface PayoutEventsTable {
  payout_id: number;
  seq: number;
  kind: PayoutEventKind;
  line_id: number | null;
  actor: ColumnType<Actor, string, never>;
  on_day: IsoDay;
  /** Sealed. */
  data: Buffer;
  recorded_at: Instant;
}

export interface PayoutLinesTable {
  id: GeneratedAlways<number>;
  payout_id: number;
  enterprise_id: number;
  amount_fen: number;
  /** How the amount was found: 研发费用1200万元×10%，最高50万元. */
  basis: string;
  state: LineState;
  /** Sealed. */
  account: Buffer | null;
  paid_on: IsoDay | null;
}
