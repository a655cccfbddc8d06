-- How a policy item is written and published: who wrote on it since it was last published never publishes it (条例 17).

-- `version` is raised by every act, `edition` by every publication.
alter table policy_items
  add column version integer not null default 1,
  add column writers integer[] not null default '{}',
  add column submitted_by integer references staff (id),
  add column submitted_at timestamptz,
  add column return_reason text;
create index policy_items_submitted on policy_items (organ_id, submitted_at) where submitted_at is not null;

-- What was done and said; with a publication the content that readers saw from then on.
create table policy_item_words (
  id bigint generated always as identity primary key,
  item_id integer not null references policy_items (id) on delete cascade,
  version integer not null,
  act text not null,
  note text,
  content jsonb,
  staff_id integer references staff (id),
  at timestamptz not null
);
create index policy_item_words_item on policy_item_words (item_id, id);

-- Documents of which somebody stated that they give enterprises nothing that could be taken out.
create table policy_document_marks (
  document_id bigint primary key references documents (id),
  reason text not null,
  marked_by integer references staff (id),
  marked_at timestamptz not null
);
