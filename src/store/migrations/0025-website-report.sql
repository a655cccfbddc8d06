-- The website's yearly work report (国办函〔2018〕12号): opened on 1 January, filled in field by field, signed by another,
-- published. The same columns as an annual report has, so that both go one way.

create table website_reports (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  year integer not null,
  opened_on date,
  data_due_on date,
  draft_due_on date,
  plan_on date,
  due_on date,
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'reviewed', 'sealed')),
  version integer not null default 1,
  submitted_by integer references staff,
  submitted_at timestamptz,
  reviewed_by integer references staff,
  correction_reason text,
  -- what was sent up: that and nothing else is signed
  sent_content jsonb,
  updated_at timestamptz not null default now(),
  unique (organ_id, year)
);

-- Every answer stays with who gave it and from what; of one field the last counts, null takes back. Of a figure that
-- the records give, `computed` is what they gave when another was put in its place.
create table website_report_answers (
  id bigint generated always as identity primary key,
  report_id bigint not null references website_reports (id) on delete cascade,
  field text not null,
  value jsonb,
  computed double precision,
  note text not null default '',
  entered_by integer references staff,
  entered_by_name text not null,
  entered_at timestamptz not null
);
create index website_report_answers_of on website_report_answers (report_id, field, id);

create table website_report_words (
  id bigint generated always as identity primary key,
  report_id bigint not null references website_reports (id) on delete cascade,
  act text not null
    check (act in ('submit', 'return', 'review', 'sign', 'publish', 'correct')),
  opinion text,
  staff_id integer references staff,
  -- in whose place (delegation)
  for_staff_id integer references staff,
  at timestamptz not null
);
create index website_report_words_report on website_report_words (report_id, id);

create table website_report_editions (
  organ_id integer not null references organs,
  year integer not null,
  edition integer not null,
  content jsonb not null,
  sealed_at timestamptz not null,
  sealed_by integer references staff,
  override_reason text,
  correction_reason text,
  published_at timestamptz,
  published_by integer references staff,
  primary key (organ_id, year, edition)
);
