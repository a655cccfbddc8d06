-- 一企一档: what follows from the facts is kept beside them, so that lists are narrowed by it; imports with their report.
alter table enterprises add column size text;
alter table enterprises add column labels text[] not null default '{}';
alter table enterprises add column labels_on date;
create index enterprises_name on enterprises (organ_id, name, id);
create index enterprises_labels on enterprises using gin (labels);

create table enterprise_imports (
  id integer generated always as identity primary key,
  organ_id integer not null references organs (id),
  staff_id integer references staff (id),
  state text not null check (state in ('running', 'done', 'failed')),
  trial boolean not null,
  file_name text not null,
  source text not null,
  as_of date not null,
  rows_read integer not null default 0,
  report jsonb,
  failure text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index enterprise_imports_organ on enterprise_imports (organ_id, id desc);
