-- The search at a million documents (国办秘函〔2019〕19号: a search that finds): a narrow row a document with
-- everything that a question may ask of it, the words kept outside the row, one index that answers all of it at
-- once. Entries are written anew when the server starts, since cutting text into words is the application's.

-- How index columns of plain types (months, kinds) stand beside words in one GIN index.
create extension if not exists btree_gin;

-- All pairs of neighbouring characters: what a piece of a title is found by, whatever words it cuts through.
create function pairs_of(given text) returns text[]
  language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr($1, n, 2)), '{}') from generate_series(1, length($1) - 1) as n
$$;

drop table document_search;

create table document_search (
  document_id bigint primary key references documents on delete cascade,
  -- on whose sites it stands: that of its organ, and those that took it
  organ_id integer not null,
  sites integer[] not null,
  -- the columns that list it
  places integer[] not null,
  published_at timestamptz not null,
  -- months since the year 2000: the newest are looked at first
  bucket smallint not null,
  year smallint not null,
  kind text not null,
  -- the group of kinds that a tab of the results shows
  tab text not null,
  theme text,
  subtheme text,
  genre text,
  issuers text[] not null,
  number_word text,
  number_year smallint,
  number_seq integer,
  -- validity is read off these on the day of the question
  effective_from date,
  effective_to date,
  repealed_on date,
  amended_on date,
  -- letters and digits of the title, narrow and small
  title text not null,
  words tsvector not null
) with (toast_tuple_target = 128);

-- Rows stay small: thousands of them are counted for one question. The words go outside, the rest never does.
alter table document_search
  alter column words set storage extended,
  alter column title set storage main,
  alter column kind set storage main,
  alter column tab set storage main,
  alter column theme set storage main,
  alter column subtheme set storage main,
  alter column genre set storage main,
  alter column number_word set storage main,
  alter column issuers set storage main,
  alter column sites set storage main,
  alter column places set storage main;

-- Every fiftieth document again: how many a question finds is estimated here before it is decided how to look.
create table document_search_sample (like document_search including storage, primary key (document_id))
  with (toast_tuple_target = 128);
alter table document_search_sample
  add foreign key (document_id) references documents on delete cascade;

create index document_search_day on document_search (published_at desc, document_id desc);
create index document_search_all on document_search using gin (
  words, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024);
create index document_search_sample_all on document_search_sample using gin (
  words, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024);

-- What the files of documents say, by their content; without a text where none can be read.
create table file_texts (
  sha256 text primary key references files on delete cascade,
  text text
);
