-- Programs of others follow what is open (条例 24): when what they may hold of a document last changed, be it that it was
-- published, corrected, repealed by another or taken off.
alter table documents add column public_at timestamptz;
update documents set public_at = coalesce(revised_at, published_at) where state = 'published';
update documents d set public_at = coalesce(
  (select max(r.until) from document_revisions r where r.document_id = d.id), d.updated_at)
where d.state = 'withdrawn';
create index documents_public_at on documents (public_at, id) where public_at is not null;
create index documents_open on documents (published_at desc, id desc) where state = 'published';

-- Who calls often registers: what is kept of the token is its hash.
create table open_tokens (
  id integer generated always as identity primary key,
  name text not null,
  contact text not null,
  hash text not null unique,
  created_by integer references staff (id),
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_used_on date
);
