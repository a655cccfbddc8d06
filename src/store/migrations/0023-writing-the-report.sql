-- Writing one's own annual report (条例 49, 50): opened on 1 January with the days it is collected by, figures of
-- other registers with every correction, figures that a person overrode, the way through approval, editions that
-- are published, and the registers that its text is drafted from.

alter table annual_reports
  -- opened, not yet written
  alter column texts drop not null,
  add column id bigint generated always as identity unique,
  add column opened_on date,
  -- the office's own days before the legal one; none without an assigned class (R15)
  add column data_due_on date,
  add column draft_due_on date,
  add column plan_on date,
  add column due_on date,
  add column state text not null default 'draft'
    check (state in ('draft', 'submitted', 'reviewed', 'sealed')),
  add column version integer not null default 1,
  add column submitted_by integer references staff,
  add column submitted_at timestamptz,
  add column reviewed_by integer references staff,
  -- why another edition is written (R26)
  add column correction_reason text;

-- Whoever saved any version of the text does not sign it (条例 17).
create table annual_report_versions (
  report_id bigint not null references annual_reports (id) on delete cascade,
  version integer not null,
  texts jsonb not null,
  saved_by integer references staff,
  saved_at timestamptz not null,
  primary key (report_id, version)
);

create table annual_report_words (
  id bigint generated always as identity primary key,
  report_id bigint not null references annual_reports (id) on delete cascade,
  act text not null
    check (act in ('submit', 'return', 'review', 'sign', 'publish', 'correct')),
  opinion text,
  staff_id integer references staff,
  -- in whose place (delegation)
  for_staff_id integer references staff,
  at timestamptz not null
);
create index annual_report_words_report on annual_report_words (report_id, id);

alter table annual_report_editions
  add column correction_reason text,
  add column published_at timestamptz,
  add column published_by integer references staff;
-- Until now what was sealed was public at once.
update annual_report_editions set published_at = sealed_at, published_by = sealed_by;
update annual_reports r set state = 'sealed' where exists (
  select from annual_report_editions e where e.organ_id = r.organ_id and e.year = r.year);

-- Every entry stays; of one item and one source the last counts, and the figure is the sum over the sources.
alter table annual_entries
  drop constraint annual_entries_pkey,
  add column id bigint generated always as identity primary key,
  -- the unit or register that the figure comes from; empty: of the whole organ
  add column source text not null default '',
  -- null: taken back
  alter column amount drop not null,
  add column entered_by_id integer references staff,
  add column import_name text,
  add column import_line integer;
create index annual_entries_of on annual_entries (organ_id, year, item, source, id);

-- Evidence as a file, sealed like the papers of a request.
alter table attachments
  add column annual_entry_id bigint references annual_entries on delete cascade,
  drop constraint if exists attachments_check,
  add constraint attachments_of_one check (
    num_nonnulls(document_id, request_id, annual_entry_id) = 1);
create index attachments_annual_entry on attachments (annual_entry_id)
  where annual_entry_id is not null;

-- A computed figure that a person replaced: both values stay, also when it is withdrawn.
create table annual_overrides (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  year integer not null,
  cell text not null,
  computed double precision not null,
  printed double precision not null check (printed >= 0),
  reason text not null,
  made_by integer references staff,
  made_by_name text not null,
  made_at timestamptz not null,
  withdrawn_by integer references staff,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_by_name is null))
);
create unique index annual_overrides_one on annual_overrides (organ_id, year, cell)
  where withdrawn_at is null;

-- What no other register holds: trainings, inspections, assessment, social appraisal, accountability (条例 46, 47, 50).
create table annual_activities (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  kind text not null
    check (kind in ('training', 'inspection', 'assessment', 'appraisal', 'accountability')),
  held_on date not null,
  -- people taught, units inspected or assessed, answers to the questionnaire, people held to account
  people integer check (people >= 0),
  note text not null,
  entered_by integer references staff,
  entered_by_name text not null,
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text
);
create index annual_activities_of on annual_activities (organ_id, held_on);

-- The problems that a year's report names, and what was done about each (条例 50 ¶1(5)).
create table annual_problems (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  year integer not null,
  problem text not null,
  measure text not null,
  progress text not null default '',
  settled_on date,
  entered_by integer references staff,
  entered_by_name text not null,
  entered_at timestamptz not null,
  progress_by_name text,
  progress_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by_name text
);
create index annual_problems_of on annual_problems (organ_id, year);

-- In which form a policy is explained; counted by form in the report (国办发〔2017〕47号).
alter table documents add column interpretation_form text
  check (interpretation_form in ('text', 'picture', 'questions', 'audio-video', 'conference', 'expert'));
