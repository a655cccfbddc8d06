-- The files of published reports (条例 50): made soon after publication and kept, so that no reader waits for a page that
-- names their sizes, and so that whoever takes one again gets the same bytes. One row for each report and format: a later
-- edition, another address of the site or another way of making it takes the place of the former.
create table report_files (
  organ_id integer not null references organs on delete cascade,
  report text not null check (report in ('annual', 'website')),
  year integer not null,
  format text not null,
  edition integer not null,
  -- Scheme and host that the file names as its source.
  origin text not null,
  maker smallint not null,
  bytes bytea not null,
  primary key (organ_id, report, year, format)
);
