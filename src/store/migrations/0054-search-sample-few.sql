-- A million documents have twenty thousand in the sample, and of the commonest words most of them: every fifth hundredth
-- document is enough to tell how many there are, and reading so few of them costs a tenth (国办秘函〔2019〕19号: a search
-- that answers at once).

create index document_search_sample_few on document_search_sample using gin (
  words, pairs_of(title), bucket, year, kind, tab, theme, genre, issuers, places, sites,
  pairs_of(number_word), number_year, number_seq
) with (gin_pending_list_limit = 1024)
where document_id % 500 = 0;
