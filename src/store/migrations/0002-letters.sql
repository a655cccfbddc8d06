-- Letters with their versions and opinions, delegation while away, and what else a case can be: a
-- correction (条例 41), a part of a split request (29), a reply made anew by order (33).

alter table requests
  add column matter text not null default 'disclosure' check (matter in ('disclosure', 'correction')),
  -- the case this one was split from or made anew for
  add column origin_id bigint references requests,
  -- counted in Table 3: neither a correction nor a case made anew
  add column counts boolean not null default true,
  -- the office's own deadline, before the legal one
  add column internal_due_on date;

drop index requests_received;
drop index requests_concluded;
create index requests_received on requests (organ_id, received_on)
  include (concluded_on, applicant_kind, outcome) where counts;
create index requests_concluded on requests (organ_id, concluded_on)
  include (received_on, applicant_kind, outcome) where counts;
create index requests_origin on requests (origin_id) where origin_id is not null;
create index requests_handler on requests (handler_id) where concluded_on is null;

-- A small office signs after drafting; with three people or more a review may stand between.
alter table organs add column middle_review boolean not null default false;

create table letters (
  id bigint generated always as identity primary key,
  request_id bigint not null references requests on delete cascade,
  organ_id integer not null references organs,
  kind text not null,
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'reviewed', 'signed', 'void')),
  number text,
  version integer not null default 1,
  -- facts and text of the present version, encrypted: they name persons and firms
  content bytea not null,
  -- consultation that the letter began or tells of
  consultation_id text,
  corrects_id bigint references letters,
  drafted_by integer not null references staff,
  submitted_at timestamptz,
  reviewed_by integer references staff,
  signed_by integer references staff,
  signed_on date,
  sent_on date,
  sent_method text,
  -- number of the postal item, sending log, receipt
  proof text,
  received_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((number is null) or state in ('signed', 'void')),
  check ((signed_on is null) = (signed_by is null)),
  unique (organ_id, number)
);
create index letters_request on letters (request_id, id);
create index letters_waiting on letters (organ_id, submitted_at)
  where state in ('submitted', 'reviewed');

create table letter_versions (
  letter_id bigint not null references letters on delete cascade,
  version integer not null,
  content bytea not null,
  saved_by integer not null references staff,
  saved_at timestamptz not null,
  primary key (letter_id, version)
);

-- Every word on the way: sent up, returned with the reason, reviewed, signed, voided.
create table letter_opinions (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letters on delete cascade,
  version integer not null,
  act text not null check (act in ('submit', 'return', 'review', 'sign', 'void')),
  opinion bytea,
  staff_id integer not null references staff,
  -- whose place he took while that person was away
  for_staff_id integer references staff,
  at timestamptz not null
);
create index letter_opinions_letter on letter_opinions (letter_id, id);

-- Approvals passed on while away, by whoever holds the post, for days named beforehand.
create table delegations (
  id integer generated always as identity primary key,
  organ_id integer not null references organs,
  staff_id integer not null references staff,
  delegate_id integer not null references staff,
  from_on date not null,
  until_on date not null,
  entered_at timestamptz not null,
  revoked_at timestamptz,
  check (until_on >= from_on),
  check (staff_id <> delegate_id)
);
create index delegations_delegate on delegations (delegate_id, until_on);
