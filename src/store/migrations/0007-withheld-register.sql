-- What replies withheld under 条例 14–16, and how it was looked at again (条例 18).
create table withheld_records (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  request_id bigint not null unique references requests,
  -- the reply that withheld it
  letter_number text not null,
  outcome text not null,
  grounds text[] not null,
  -- subject, what part and why: sealed, it is what must not be known
  content bytea not null,
  withheld_on date not null,
  -- absent once it is open
  next_review_on date,
  state text not null default 'withheld' check (state in ('withheld', 'proactive', 'upon-request')),
  version integer not null default 1,
  check ((state = 'withheld') = (next_review_on is not null))
);
create index withheld_records_due on withheld_records (organ_id, state, next_review_on, id);

create table withheld_reviews (
  id bigint generated always as identity primary key,
  record_id bigint not null references withheld_records on delete cascade,
  reviewed_on date not null,
  conclusion text not null check (conclusion in ('withheld', 'proactive', 'upon-request')),
  -- sealed like what it speaks of
  reason bytea not null,
  reviewed_by jsonb not null,
  recorded_at timestamptz not null
);
create index withheld_reviews_record on withheld_reviews (record_id, id);
