-- A document is written, reviewed and published (条例 17, 26; 保密法 35): the draft lives beside what readers
-- see and never instead of it; what was once published is kept as it stood.

alter table columns
  -- which reviews of content a document passes; the secrecy review is asked for always and stands in no list
  add column review_steps text[] not null default '{final}'
    check (review_steps <@ '{first,second,final}'::text[] and cardinality(review_steps) > 0),
  -- a step of its own, or answered by whoever gives the last word
  add column secrecy_form text not null default 'separate'
    check (secrecy_form in ('separate', 'with-last'));

-- Who may write for a column or give a word on it; a column without a line of its kind is open to everybody
-- who holds the post.
create table column_staff (
  column_id integer not null references columns on delete cascade,
  staff_id integer not null references staff on delete cascade,
  may text not null check (may in ('edit', 'review')),
  primary key (column_id, staff_id, may)
);

alter table documents
  -- number of the text that readers see; 0 before the first
  add column revision integer not null default 0,
  -- when that text went on the site; `published_at` stays the first day, which the address bears
  add column revised_at timestamptz,
  -- relations, confirmations of other organs, fields of the kind: rules/document-content.ts
  add column details jsonb not null default '{}',
  -- last day on which it is to be on the site (条例 26 and special laws)
  add column publish_by date,
  -- last day of a 公示: then it goes by itself
  add column display_until date,
  -- the day on which another document changed it (有效性: 已修改)
  add column amended_on date,
  -- by when it is to be explained (国办发〔2016〕80号); absent: nothing is asked for
  add column interpretation_due date,
  -- withdrawn for what it contained: nothing of it is shown again (个人信息保护法 57; 条例 17)
  add column locked boolean not null default false;
update documents set revision = 1 where published_at is not null;
create index documents_publish_by on documents (publish_by) where state = 'draft' and publish_by is not null;
create index documents_display_until on documents (display_until)
  where state = 'published' and display_until is not null;

create table document_drafts (
  document_id bigint primary key references documents on delete cascade,
  content jsonb not null,
  state text not null default 'writing' check (state in ('writing', 'in-review', 'cleared')),
  -- the steps it has to pass, fixed when it was sent up
  way text[] not null default '{}',
  -- words count from here on; what was said before a return belongs to another round
  round integer not null default 1,
  submitted_by integer references staff,
  submitted_at timestamptz,
  -- when it is to go on the site; absent: with the last word
  publish_at timestamptz,
  -- why what is published changes; shown in its history
  reason text,
  saved_by integer references staff,
  saved_at timestamptz not null
);
create index document_drafts_state on document_drafts (state, submitted_at);
create index document_drafts_publish_at on document_drafts (publish_at) where state = 'cleared';

-- Each text that somebody sent up or left to somebody else: what a reviewer saw can be shown again.
create table document_draft_versions (
  document_id bigint not null references documents on delete cascade,
  version integer not null,
  -- of which published text it was to become, and in which round of review
  revision integer not null,
  round integer not null,
  content jsonb not null,
  saved_by integer references staff,
  saved_at timestamptz not null,
  primary key (document_id, version)
);

-- What was said on the way, by whom, in whose place.
create table document_words (
  id bigint generated always as identity primary key,
  document_id bigint not null references documents on delete cascade,
  revision integer not null,
  round integer not null,
  version integer not null,
  act text not null,
  step text check (step in ('first', 'second', 'secrecy', 'final')),
  opinion text,
  -- of the secrecy review: question by question
  answers jsonb,
  staff_id integer references staff,
  for_staff_id integer references staff,
  at timestamptz not null
);
create index document_words_document on document_words (document_id, id);

-- Texts that readers once saw and no longer see. They never change; a locked one is for the case file only.
create table document_revisions (
  document_id bigint not null references documents on delete cascade,
  revision integer not null,
  content jsonb not null,
  published_at timestamptz not null,
  -- when the next one took its place, or it was withdrawn
  until timestamptz not null,
  reason text not null,
  locked boolean not null default false,
  primary key (document_id, revision)
);
create function document_revision_stays() returns trigger language plpgsql as $$
begin
  if (old.document_id, old.revision, old.content, old.published_at, old.until, old.reason)
    is distinct from (new.document_id, new.revision, new.content, new.published_at, new.until, new.reason)
    or (old.locked and not new.locked)
  then
    raise exception 'a published revision never changes';
  end if;
  return new;
end $$;
create trigger document_revision_stays before update on document_revisions
  for each row execute function document_revision_stays();

-- What a published document does to others, written when it goes on the site; read both ways.
create table document_relations (
  from_id bigint not null references documents on delete cascade,
  position integer not null,
  kind text not null check (kind in ('repeals', 'replaces', 'amends')),
  to_id bigint references documents,
  name text not null,
  effective_on date not null,
  primary key (from_id, position)
);
create index document_relations_to on document_relations (to_id) where to_id is not null;

-- Drafts that are there already go on as drafts.
insert into document_drafts (document_id, content, saved_by, saved_at)
select d.id,
  jsonb_build_object(
    'title', d.title, 'kind', d.kind, 'documentNumber', d.document_number, 'issuers', to_jsonb(d.issuers),
    'publisher', d.publisher, 'source', d.source, 'madeOn', d.made_on, 'effectiveFrom', d.effective_from,
    'effectiveTo', d.effective_to, 'repealedOn', d.repealed_on,
    'columns', to_jsonb(array[d.home_column_id] || coalesce((
      select array_agg(p.column_id order by p.column_id) from document_columns p
      where p.document_id = d.id and p.column_id <> d.home_column_id), '{}')),
    'theme', d.theme, 'subtheme', d.subtheme, 'groupClass', d.group_class, 'genre', d.genre,
    'keywords', to_jsonb(d.keywords), 'summary', d.summary, 'openness', d.openness,
    'opennessReason', d.openness_reason, 'interpretsId', d.interprets_id,
    'interpretationForm', d.interpretation_form, 'body', d.body,
    'attachments', coalesce((
      select jsonb_agg(jsonb_build_object('sha256', a.sha256, 'name', a.name) order by a.position, a.id)
      from attachments a where a.document_id = d.id), '[]')),
  d.editor_id, d.updated_at
from documents d where d.state <> 'published' and d.import_key is null;
