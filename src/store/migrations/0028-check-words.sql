-- What is checked of a document before it is sent up (条例 15, 17): an office's own words, and files that only a draft,
-- a version of it or an earlier text names, which are kept like those of what readers see.

create table check_words (
  id integer generated always as identity primary key,
  organ_id integer not null references organs,
  word text not null check (word = btrim(word) and length(word) between 1 and 50),
  -- else a person decides
  blocking boolean not null,
  -- what to write instead, or why
  advice text not null default '',
  added_by integer references staff,
  added_at timestamptz not null
);
create unique index check_words_word on check_words (organ_id, lower(word));

create index document_drafts_files on document_drafts using gin ((content -> 'attachments') jsonb_path_ops);
create index document_draft_versions_files on document_draft_versions
  using gin ((content -> 'attachments') jsonb_path_ops);
create index document_revisions_files on document_revisions using gin ((content -> 'attachments') jsonb_path_ops);
