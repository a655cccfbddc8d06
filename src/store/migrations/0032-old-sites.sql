-- Old sites that were brought in: where a date comes from, which address led where, and the imports themselves.

-- whence the date of publication of a document that was imported (国办发〔2019〕19号: dates are never set by hand)
alter table documents add column imported_from text;

-- What an address of the old site leads to now, answered with 301. The target is always a document of this site or a
-- file of it, never an address: nobody can be led elsewhere.
create table old_addresses (
  -- all forms of one address in one (rules/old-address.ts)
  key text primary key,
  -- as the old site wrote it
  address text not null,
  organ_id integer not null references organs,
  document_id bigint not null references documents on delete cascade,
  -- the file of the document, where it is one
  sha256 text references files
);
create index old_addresses_document on old_addresses (document_id);
create index old_addresses_organ on old_addresses (organ_id, key);
create index old_addresses_file on old_addresses (sha256) where sha256 is not null;

-- Imports from the back office: what was handed in lies in the data folder until the run is over.
create table import_runs (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  staff_id integer references staff,
  state text not null check (state in ('waiting', 'checking', 'checked', 'running', 'done', 'failed')),
  file_name text not null,
  archive_name text,
  mapping jsonb not null default '{}',
  missing_files text not null default 'refuse' check (missing_files in ('refuse', 'note')),
  rows_read integer not null default 0,
  -- of the dry run, then of the run
  report jsonb,
  failure text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index import_runs_organ on import_runs (organ_id, id desc);
