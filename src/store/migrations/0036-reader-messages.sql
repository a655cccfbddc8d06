-- Faults of pages that readers report, and their messages (国办发〔2017〕47号; 国办秘函〔2019〕19号). Words, contact and
-- answer are sealed; the answer is read by number and code, of which only a hash is kept.
create table reader_messages (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  number text not null unique,
  submission_key text not null unique,
  query_code_hash bytea not null,
  kind text not null check (kind in ('page-error', 'message')),
  -- the page that it is about
  document_id bigint references documents on delete set null,
  received_at timestamptz not null,
  received_on date not null,
  acknowledge_by date,
  answer_by date not null,
  body bytea not null,
  -- null: none was given, or its time is over
  contact bytea,
  state text not null default 'new' check (state in ('new', 'acknowledged', 'answered', 'closed')),
  acknowledged_by integer references staff,
  acknowledged_at timestamptz,
  answer bytea,
  settled_by integer references staff,
  settled_at timestamptz,
  version integer not null default 1,
  check ((state in ('answered', 'closed')) = (settled_at is not null)),
  check (state <> 'answered' or answer is not null)
);
create index reader_messages_organ on reader_messages (organ_id, id);
create index reader_messages_open on reader_messages (organ_id, answer_by)
  where state in ('new', 'acknowledged');
create index reader_messages_contact on reader_messages (settled_at) where contact is not null;
