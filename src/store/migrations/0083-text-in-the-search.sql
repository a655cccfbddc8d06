-- What a document says, level and without tags, in its row of the search instead of a table of its own (国办秘函〔2019〕19号:
-- a search that answers at once). Whether a document has a quoted phrase is read in the row that the index leads to:
-- to come to another table by its key, row for row, took longer than reading.

drop index document_search_even;
drop index document_search_odd;
drop index document_search_sample_all;
drop index document_search_sample_few;

-- Without a text an entry is written anew when the server starts.
delete from document_search s where not exists (select from document_texts t where t.document_id = s.document_id);
delete from document_search_sample s where not exists (select from document_texts t where t.document_id = s.document_id);

-- The beginning is in the row whatever it weighs, never packed, since unpacking costs more than looking into it; what a
-- long text has beyond lies outside. The two overlap by the longest phrase (search-texts.ts).
alter table document_search
  add column text text, alter column text set storage plain,
  add column rest text, alter column rest set storage external;
alter table document_search_sample
  add column text text, alter column text set storage plain,
  add column rest text, alter column rest set storage external;
update document_search s
  set text = left(t.text, 1500), rest = case when length(t.text) > 1500 then substr(t.text, 1301) end
  from document_texts t where t.document_id = s.document_id;
update document_search_sample s set text = d.text, rest = d.rest
  from document_search d where d.document_id = s.document_id;
alter table document_search alter column text set not null;
alter table document_search_sample alter column text set not null;
drop table document_texts;

create index document_search_even on document_search using gin (
  words, pairs, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024)
where document_id % 2 < 1;
create index document_search_odd on document_search using gin (
  words, pairs, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024)
where document_id % 2 >= 1;
create index document_search_sample_all on document_search_sample using gin (
  words, pairs, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024);
create index document_search_sample_few on document_search_sample using gin (
  words, pairs, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024)
where document_id % 500 = 0;
