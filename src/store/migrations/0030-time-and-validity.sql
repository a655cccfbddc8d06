-- What time does to a document: duties that begin after it was published, the end of a 公示, its validity and
-- its explanation (条例 6, 12, 20(1), 25¶3, 26; 行政处罚法 48).

alter table documents
  -- what its address tells the public once it is gone, where a law wants the reason made public
  add column withdrawal_notice text,
  -- the last day of its 公示, after which it went by itself
  add column display_ended_on date;

-- By when a text that changes what is published is to be there (条例 26: from the change).
alter table document_drafts add column publish_by date;

-- Something is to be done about a published document because something happened elsewhere.
create table document_duties (
  id bigint generated always as identity primary key,
  document_id bigint not null references documents on delete cascade,
  -- a penalty that was annulled is withdrawn; a text that was amended elsewhere is published as amended
  kind text not null check (kind in ('penalty-withdrawal', 'amended-text')),
  started_on date not null,
  due_on date not null,
  -- the decision that it follows from
  basis text not null,
  -- the document that says so, where it is here
  from_id bigint references documents,
  entered_by integer references staff,
  entered_at timestamptz not null,
  closed_at timestamptz
);
create index document_duties_open on document_duties (due_on) where closed_at is null;
create index document_duties_document on document_duties (document_id);

alter table document_relations
  drop constraint document_relations_kind_check,
  add constraint document_relations_kind_check
    check (kind in ('repeals', 'replaces', 'amends', 'lapses', 'extends', 'clarifies')),
  -- the new last day in force
  add column until date,
  -- the last day in force before, to be put back when the effect is undone
  add column was date;
create index documents_interpretation_due on documents (interpretation_due)
  where state = 'published' and interpretation_due is not null;

-- The two-yearly clean-up of normative documents, each with what was decided line by line.
create table normative_reviews (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  done_on date not null,
  -- the document that repeals, ends or extends what no longer fits
  decision_id bigint references documents,
  lines jsonb not null,
  entered_by integer references staff,
  entered_at timestamptz not null
);
create index normative_reviews_organ on normative_reviews (organ_id, done_on);

-- The guide as it stood from a moment on (条例 12).
create table guide_records (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  guide jsonb not null,
  from_at timestamptz not null,
  saved_by integer references staff
);
create index guide_records_organ on guide_records (organ_id, from_at);
insert into guide_records (organ_id, guide, from_at)
select id, guide, coalesce(((guide ->> 'updatedOn') || 'T00:00:00+08:00')::timestamptz, now())
from organs where guide <> '{}';

-- What was handed to the archive and the library, with their receipt (条例 25¶3).
create table deliveries (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  year integer not null,
  quarter integer not null check (quarter between 1 and 4),
  recipient text not null check (recipient in ('archive', 'library')),
  recipient_name text not null,
  delivered_on date not null,
  receipt_on date,
  receipt_by text,
  receipt_number text,
  entered_by integer references staff,
  entered_at timestamptz not null
);
create index deliveries_organ on deliveries (organ_id, year, quarter);
create table delivery_documents (
  delivery_id bigint not null references deliveries on delete cascade,
  document_id bigint not null references documents on delete cascade,
  primary key (delivery_id, document_id)
);
create index delivery_documents_document on delivery_documents (document_id);
