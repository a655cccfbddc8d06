-- Summing up the reports of a government's departments and of the governments below it (条例 49, 50).

-- Whose report goes in, apart from the administrative parent; a decision holds from its year on.
create table roll_up_decisions (
  government_id integer not null references organs,
  organ_id integer not null references organs,
  from_year integer not null,
  included boolean not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (government_id, organ_id, from_year)
);

-- Figures of organs that do not use this system, by the report they published.
create table roll_up_outside (
  id bigint generated always as identity primary key,
  government_id integer not null references organs,
  year integer not null,
  name text not null,
  -- printed cells by place; null where the report left one blank
  cells jsonb not null,
  -- file, address or paper that they were taken from
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  unique (government_id, year, name)
);

create table roll_ups (
  government_id integer not null references organs,
  year integer not null,
  -- the day set for townships and whoever has no class (条例 50; R14)
  due_on date,
  -- from when on the government's own report is the sum
  taken_at timestamptz,
  taken_by text,
  primary key (government_id, year)
);

-- Sent to the superior, and sent back with what is to be mended.
create table report_submissions (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  year integer not null,
  -- absent: what was sealed without being sent is sent back
  submitted_at timestamptz,
  submitted_by text,
  returned_at timestamptz,
  returned_by text,
  comment text,
  check ((returned_at is null) = (comment is null))
);
create index report_submissions_organ on report_submissions (organ_id, year, id);
create index remedies_case_number on remedies (case_number) where case_number is not null;
