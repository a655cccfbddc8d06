-- Comments on public consultations and what became of them (重大行政决策程序暂行条例 15, 18). Words, sender and answer
-- are sealed: whoever writes freely may name himself or others.
create table public_comments (
  id bigint generated always as identity primary key,
  organ_id integer not null references organs,
  document_id bigint not null references documents,
  number text not null unique,
  -- the form's own key: sent twice it is one comment
  submission_key text not null unique,
  received_at timestamptz not null,
  -- 张*; null: nobody named himself
  masked_name text,
  opinion bytea not null,
  -- name, telephone, mail; null: none was given, or its time is over
  sender bytea,
  -- what it says in one line: those under one label are answered together
  label text,
  verdict text check (verdict in ('adopted', 'partly-adopted', 'not-adopted')),
  answer bytea,
  decided_by integer references staff,
  decided_at timestamptz,
  check ((verdict is null) = (decided_at is null)),
  check ((verdict is null) = (label is null))
);
create index public_comments_document on public_comments (document_id, id);
create index public_comments_sender on public_comments (document_id) where sender is not null;

-- One file of a comment, sealed like the papers of a request.
alter table attachments
  add column comment_id bigint references public_comments on delete cascade,
  drop constraint attachments_of_one,
  add constraint attachments_of_one check (
    num_nonnulls(document_id, request_id, annual_entry_id, comment_id) = 1),
  drop constraint attachments_check2,
  add constraint attachments_sealed_name check (
    (sealed_name is null) = (request_id is null and comment_id is null));
create index attachments_comment on attachments (comment_id) where comment_id is not null;

-- The document that reports what became of the comments; once it is published the consultation is answered.
create table consultation_results (
  document_id bigint primary key references documents on delete cascade,
  result_id bigint not null unique references documents on delete cascade
);

-- Until when the result of a consultation is to be published, counted from its last day.
alter table documents add column result_due date;
create index documents_result_due on documents (result_due)
  where state = 'published' and result_due is not null;
-- Lists of consultations.
create index documents_consultations on documents (organ_id, published_at)
  where kind = 'consultation' and state = 'published';
