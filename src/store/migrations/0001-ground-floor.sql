-- The ground floor: organs and people, columns and documents, requests as events with a current row,
-- the attachment vault, the annual report, the outbox and the log.

create table organs (
  id integer generated always as identity primary key,
  parent_id integer references organs,
  code text not null unique check (code ~ '^[a-z0-9-]{1,40}$'),
  name text not null,
  short_name text not null,
  -- 县级以上政府 / 部门 / 派出机关 / 内设机构 (an inner office is not asked in its own right: 条例 27)
  kind text not null check (kind in ('government', 'department', 'dispatched', 'internal')),
  -- 机关代字 of outgoing letters
  letter_word text not null,
  credit_code text,
  -- writes a report of its own; its class is assigned, never inferred (R15)
  reports boolean not null default false,
  report_deadline_class text check (report_deadline_class in ('government', 'department')),
  site jsonb not null default '{}',
  guide jsonb not null default '{}',
  -- authority, court, who confirmed them, internet channel (L14, L17)
  remedy jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table staff (
  id integer generated always as identity primary key,
  organ_id integer not null references organs,
  username text not null unique,
  name text not null,
  password_hash text not null,
  must_change_password boolean not null default true,
  disabled_at timestamptz,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now()
);

create table staff_roles (
  staff_id integer not null references staff on delete cascade,
  role text not null,
  primary key (staff_id, role)
);

create table sessions (
  token_hash bytea primary key,
  staff_id integer not null references staff on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_staff on sessions (staff_id);

create table columns (
  id integer generated always as identity primary key,
  organ_id integer not null references organs,
  parent_id integer references columns,
  slug text not null,
  -- address below the organ's root, without slashes at the ends: zfxxgk/fdzdgknr/lzyj
  path text not null,
  name text not null,
  kind text not null,
  -- 条例 20, items 1–15
  art20_item integer check (art20_item between 1 and 15),
  update_days integer,
  link text,
  position integer not null default 0,
  unique (organ_id, path)
);
create index columns_parent on columns (parent_id);

create table documents (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  -- the sender's own key: importing it twice changes nothing
  import_key text,
  title text not null,
  kind text not null,
  document_number text,
  number_word text,
  number_year integer,
  number_seq integer,
  issuers text[] not null default '{}',
  publisher text not null,
  source text,
  made_on date,
  published_at timestamptz,
  effective_from date,
  effective_to date,
  repealed_on date,
  -- made by this organ as lead; reposted ones are counted nowhere (R17, R18)
  made_here boolean not null default true,
  home_column_id integer not null references columns,
  theme text,
  subtheme text,
  group_class text,
  genre text,
  keywords text[] not null default '{}',
  summary text,
  openness text not null default 'proactive'
    check (openness in ('proactive', 'upon-request', 'withheld')),
  openness_reason text,
  index_number text,
  interprets_id bigint references documents,
  body text not null default '',
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  withdrawn_reason text,
  -- 条例 17: who reviewed secrecy and release, and the conclusion
  review jsonb,
  editor_id integer references staff,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (state <> 'published' or published_at is not null)
);
create unique index documents_import_key on documents (organ_id, import_key);
create unique index documents_index_number on documents (organ_id, index_number);
create index documents_number on documents (number_seq, number_year);
create index documents_published on documents (organ_id, published_at desc, id desc)
  where state = 'published';
create index documents_state on documents (organ_id, state, updated_at desc);
create index documents_interprets on documents (interprets_id) where interprets_id is not null;

-- A placement: one document may stand in several columns, which is why a site prints two figures.
create table document_columns (
  document_id bigint not null references documents on delete cascade,
  column_id integer not null references columns,
  -- copied from the document, absent unless it is published: lists are one index walk
  published_at timestamptz,
  primary key (document_id, column_id)
);
create index document_columns_list on document_columns (column_id, published_at desc, document_id desc);

create table document_search (
  document_id bigint primary key references documents on delete cascade,
  organ_id integer not null,
  published_at timestamptz not null,
  words tsvector not null
);
create index document_search_words on document_search using gin (words);

-- The vault: content lies in the data folder under its hash; rows say what it is.
create table files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null default now()
);

create table requests (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  number text not null unique,
  query_code_hash bytea not null,
  -- the form's own key: a double submit gives the same receipt
  submission_key text unique,
  channel text not null,
  applicant_kind text not null,
  -- name, identity, contact and what is asked for: encrypted, shown masked
  application bytea not null,
  masked_name text not null,
  -- HMAC of the identity number: finds the same applicant without reading it
  identity_index bytea,
  submitted_at timestamptz not null,
  submitted_on date not null,
  received_on date,
  concluded_on date,
  outcome text,
  -- facts of the clock, as rules/clock.ts takes them
  clock_started_on date,
  extension_days integer not null default 0,
  pauses jsonb not null default '[]',
  clock_state text not null,
  due_on date,
  due_provisional boolean not null default false,
  -- where it stands in the queue: due date, lapse day, cautious date
  sort_on date not null,
  handler_id integer references staff,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  check (concluded_on is null or outcome is not null)
)
-- Room on each page, and no due date in any index: a changed calendar moves every open row in place.
with (fillfactor = 50);
create index requests_received on requests (organ_id, received_on)
  include (concluded_on, applicant_kind, outcome);
create index requests_concluded on requests (organ_id, concluded_on)
  include (received_on, applicant_kind, outcome);
create index requests_open on requests (organ_id, id) where concluded_on is null;
create index requests_identity on requests (organ_id, identity_index);

create table request_events (
  request_id bigint not null references requests on delete cascade,
  seq integer not null,
  kind text not null,
  occurred_on date not null,
  -- the event, encrypted: it may name persons and firms
  data bytea not null,
  actor jsonb not null,
  recorded_at timestamptz not null,
  primary key (request_id, seq)
);

create table attachments (
  id bigint generated always as identity primary key,
  document_id bigint references documents on delete cascade,
  request_id bigint references requests on delete cascade,
  sha256 text not null references files,
  name text not null,
  position integer not null default 0,
  check (num_nonnulls(document_id, request_id) = 1)
);
create index attachments_document on attachments (document_id) where document_id is not null;
create index attachments_request on attachments (request_id) where request_id is not null;

-- Reconsiderations and suits about disclosure, one row a case (表四).
create table remedies (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  request_id bigint references requests,
  block text not null
    check (block in ('reconsideration', 'litigation-direct', 'litigation-after-reconsideration')),
  filed_on date not null,
  result text check (result in ('upheld', 'corrected', 'other')),
  decided_on date,
  note text,
  check ((result is null) = (decided_on is null))
);
create index remedies_organ on remedies (organ_id, filed_on);

-- Figures of Table 2 that come from other registers, with who entered them and the evidence.
create table annual_entries (
  organ_id integer not null references organs,
  year integer not null,
  item text not null check (item in ('licensing', 'penalty', 'coercion', 'fees')),
  -- decisions, or fen for fees
  amount bigint not null check (amount >= 0),
  evidence text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (organ_id, year, item)
);

create table annual_reports (
  organ_id integer not null references organs,
  year integer not null,
  -- lead and the prose of the six parts, figures written {{table3.received.total}}
  texts jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (organ_id, year)
);

create table annual_report_editions (
  organ_id integer not null references organs,
  year integer not null,
  edition integer not null,
  content jsonb not null,
  sealed_at timestamptz not null,
  sealed_by integer references staff,
  override_reason text,
  primary key (organ_id, year, edition)
);

-- Numbers without gaps: request numbers, letters, index numbers, one row a series and year.
create table counters (
  organ_id integer not null references organs,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (organ_id, series, year)
);

create table holiday_notices (
  year integer primary key,
  notice jsonb not null,
  entered_by text not null,
  entered_at timestamptz not null
);

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  done_at timestamptz
);
create index outbox_open on outbox (id) where done_at is null;

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor jsonb not null,
  action text not null,
  object text not null,
  address text,
  detail jsonb not null default '{}'
);
create index audit_log_object on audit_log (object, id);

create table settings (
  key text primary key,
  value jsonb not null
);
