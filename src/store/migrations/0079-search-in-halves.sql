-- The index of the search in two halves, so that two connections look through a million documents at the same time
-- (国办秘函〔2019〕19号: a search that answers at once). Together they are a fourth larger than the one they replace, and
-- an entry is written into one of them.

drop index document_search_all;
create index document_search_even on document_search using gin (
  words, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024)
where document_id % 2 < 1;
create index document_search_odd on document_search using gin (
  words, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024)
where document_id % 2 >= 1;
