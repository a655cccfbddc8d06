-- One document in many places: in columns of organs above and below, and sent on to channels outside
-- (国办公开办函〔2019〕61号; 国办发〔2018〕123号).

-- Whether other organs may ask to have their documents stand in it.
alter table columns add column takes_offers boolean not null default false;

-- A document asked into a column of another organ, whose approver has the word.
create table document_offers (
  document_id bigint not null references documents on delete cascade,
  column_id integer not null references columns,
  state text not null check (state in ('offered', 'taken', 'refused', 'ended')),
  offered_by integer references staff,
  offered_at timestamptz not null,
  decided_by integer references staff,
  decided_at timestamptz,
  reason text,
  primary key (document_id, column_id)
);
create index document_offers_open on document_offers (column_id) where state = 'offered';

-- Where what is published is sent on to: an official account, a newsroom of the superior.
create table channels (
  id integer generated always as identity primary key,
  organ_id integer not null references organs,
  name text not null,
  kind text not null check (kind in ('wechat-official-account', 'other')),
  url text not null,
  -- the key of the signature, sealed
  secret bytea not null,
  -- empty: every column
  column_ids integer[] not null default '{}',
  summary_length integer not null check (summary_length between 0 and 500),
  enabled boolean not null default true,
  created_at timestamptz not null,
  created_by integer references staff
);

-- One message to one channel. The key stays through every attempt, so that the receiver may drop the second.
create table channel_sends (
  id bigint generated always as identity primary key,
  channel_id integer not null references channels,
  document_id bigint not null references documents on delete cascade,
  revision integer not null,
  event text not null check (event in ('published', 'corrected', 'withdrawn')),
  key uuid not null unique default gen_random_uuid(),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  answer_code integer,
  fault text,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (channel_id, document_id, revision, event)
);
create index channel_sends_due on channel_sends (next_at) where state = 'waiting';
create index channel_sends_document on channel_sends (document_id);
