-- Where a quoted phrase can stand: the pairs of neighbouring characters of title, text and summary of each document, in
-- the index of the search beside its words (国办秘函〔2019〕19号: a search that answers at once). The words of a phrase
-- stand in ten thousand documents of which few have them in that order; its pairs lead to hardly more than have it.

-- As search-words.ts counts pairs, marks among them: what only an older entry has leads to a text that is read in vain.
create function pg_temp.pairs_in(given text) returns integer[]
  language sql immutable as $$
  select coalesce(array_agg(distinct ((ascii(before)::bit(32) << 16) | (ascii(after)::bit(32) & x'0000ffff'))::integer), '{}')
  from (select one as before, lead(one) over (order by n) as after
    from string_to_table($1, null) with ordinality as given (one, n)) as pairs
  where after is not null
$$;

drop index document_search_even;
drop index document_search_odd;
drop index document_search_sample_all;
drop index document_search_sample_few;

-- Without a text an entry is written anew when the server starts.
delete from document_search s where not exists (select from document_texts t where t.document_id = s.document_id);
delete from document_search_sample s where not exists (select from document_texts t where t.document_id = s.document_id);

-- Outside the row, as the words are: rows are counted by the thousand. Not packed: it is looked at by the index alone.
alter table document_search add column pairs integer[], alter column pairs set storage external;
alter table document_search_sample add column pairs integer[], alter column pairs set storage external;
update document_search s set pairs = pg_temp.pairs_in(s.title || U&'\FFFF' || t.text)
  from document_texts t where t.document_id = s.document_id;
update document_search_sample s set pairs = d.pairs from document_search d where d.document_id = s.document_id;
alter table document_search alter column pairs set not null;
alter table document_search_sample alter column pairs set not null;

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
