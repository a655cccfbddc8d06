-- Requests that ask for the same: the blind index they are found by, and suggestions to publish what
-- several have received (条例 35, 36(6), 44).

create table request_likeness (
  request_id bigint primary key references requests on delete cascade,
  organ_id integer not null references organs,
  -- the way the tokens were made; those made another way are made anew
  method smallint not null,
  -- keyed hashes of what is asked for and of document numbers: no word can be read from them
  tokens bigint[] not null,
  -- once the information was given: when it was looked whether others had received the same
  weighed_on date
);
-- Read at once after it was written, so no list of what is still to be entered.
create index request_likeness_tokens on request_likeness using gin (tokens) with (fastupdate = off);
create index request_likeness_unweighed on request_likeness (request_id) where weighed_on is null;

create table conversion_suggestions (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  request_id bigint not null references requests,
  origin text not null check (origin in ('applicant', 'system', 'staff')),
  suggested_by integer references staff,
  suggested_on date not null,
  -- how many had received the same when the system suggested it
  applicants integer,
  -- sealed: whoever wrote it may have named himself
  note bytea,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  decided_by integer references staff,
  decided_on date,
  reason text,
  document_id bigint references documents,
  check ((state = 'open') = (decided_on is null)),
  check ((state = 'open') = (reason is null)),
  check (document_id is null or state = 'accepted')
);
create unique index conversion_suggestions_open on conversion_suggestions (request_id)
  where state = 'open';
create index conversion_suggestions_request on conversion_suggestions (request_id);
create index conversion_suggestions_organ on conversion_suggestions (organ_id, state, id desc);
