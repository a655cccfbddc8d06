-- Addresses of other sites that texts lead to, looked at from time to time where the operator lets them be
-- (国办秘函〔2019〕19号: links that lead nowhere).

create table outside_links (
  url text primary key,
  next_at timestamptz not null,
  checked_at timestamptz,
  code integer,
  fault text,
  -- in a row; nothing good in between
  failures integer not null default 0
);
create index outside_links_due on outside_links (next_at);

-- In which published texts they stand.
create table document_outside_links (
  document_id bigint not null references documents on delete cascade,
  url text not null references outside_links on delete cascade,
  primary key (document_id, url)
);
create index document_outside_links_url on document_outside_links (url);
