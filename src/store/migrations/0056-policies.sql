-- 政策找企业、企业找政策: what single policies give, taken out of published documents, and the enterprises they are for.

-- An item's draft lies beside what readers see, as with documents.
create table policy_items (
  id integer generated always as identity primary key,
  organ_id integer not null references organs (id),
  document_id bigint not null references documents (id),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  draft jsonb,
  content jsonb,
  edition integer not null default 0,
  written_by integer references staff (id),
  published_by integer references staff (id),
  published_at timestamptz,
  withdrawn_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'published') <= (content is not null))
);
create index policy_items_document on policy_items (document_id);
create index policy_items_organ on policy_items (organ_id, updated_at desc);
create index policy_items_published on policy_items (id) where state = 'published';

-- Names of the regions that conditions and firms speak of: codes of GB/T 2260 and those of zones.
create table policy_regions (
  code text primary key,
  name text not null
);

-- 企业标签: a name for a condition that many policies share.
create table policy_labels (
  key text primary key,
  name text not null unique,
  label_group text not null,
  condition jsonb not null,
  updated_by integer references staff (id),
  updated_at timestamptz not null
);

-- Firms that an editor tries a policy on before it is published; made up, never a real one's figures.
create table sample_firms (
  id integer generated always as identity primary key,
  organ_id integer not null references organs (id),
  name text not null,
  facts jsonb not null,
  updated_at timestamptz not null,
  unique (organ_id, name)
);

-- 一企一档. Facts with their source and day; how the firm is reached is sealed.
create table enterprises (
  id integer generated always as identity primary key,
  organ_id integer not null references organs (id),
  credit_code text not null,
  name text not null,
  facts jsonb not null,
  sources jsonb not null default '{}',
  contact bytea,
  consent text not null check (consent in ('given', 'refused', 'unasked')),
  consent_on date,
  consent_source text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (organ_id, credit_code)
);
