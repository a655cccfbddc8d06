-- 基层政务公开标准目录 (国办发〔2019〕54号): the matters of the 26 areas that an organ has to make public, with the
-- fourteen fields of the form, and the documents that answer each.

create table catalogue_matters (
  id integer generated always as identity primary key,
  organ_id integer not null references organs,
  area integer not null check (area between 1 and 26),
  -- 序号 as printed
  position integer not null,
  matter text not null,
  submatter text not null,
  content text not null,
  basis text not null,
  deadline text not null,
  body text not null,
  channels text[] not null,
  to_all boolean not null,
  -- 特定群体: who, or a tick
  to_group text not null,
  proactive boolean not null,
  on_request boolean not null,
  county boolean not null,
  township boolean not null,
  unique (organ_id, area, matter, submatter)
);

create table catalogue_documents (
  matter_id integer not null references catalogue_matters on delete cascade,
  document_id bigint not null references documents on delete cascade,
  primary key (matter_id, document_id)
);
create index catalogue_documents_document on catalogue_documents (document_id);
