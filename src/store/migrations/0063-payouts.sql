-- 免申即享: a list found by comparison of data, its way to the payment as events, and the lines of the firms.
create table payouts (
  id integer generated always as identity primary key,
  organ_id integer not null references organs (id),
  item_id integer not null references policy_items (id),
  number text not null unique,
  -- the last day on which the firms may say whether they want it
  confirm_by date not null,
  -- as the events say, for lists
  state text not null,
  notice_id bigint references documents (id),
  result_id bigint references documents (id),
  created_at timestamptz not null
);
create index payouts_organ on payouts (organ_id, id desc);
create index payouts_item on payouts (item_id);

create table payout_events (
  payout_id integer not null references payouts (id),
  seq integer not null,
  kind text not null,
  line_id integer,
  actor jsonb not null,
  on_day date not null,
  -- sealed: reasons and what was said may name anybody
  data bytea not null,
  recorded_at timestamptz not null,
  primary key (payout_id, seq)
);

create table payout_lines (
  id integer generated always as identity primary key,
  payout_id integer not null references payouts (id),
  enterprise_id integer not null references enterprises (id),
  amount_fen bigint not null check (amount_fen > 0),
  basis text not null,
  state text not null check (state in ('listed', 'confirmed', 'declined', 'removed', 'paid')),
  -- sealed: bank, name and number of the account
  account bytea,
  paid_on date,
  unique (payout_id, enterprise_id)
);
create index payout_lines_enterprise on payout_lines (enterprise_id);
create index payout_lines_paid on payout_lines (paid_on) where paid_on is not null;
