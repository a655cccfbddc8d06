-- What a published document says, level and without tags: a quoted phrase is looked for in it (国办秘函〔2019〕19号: a search
-- that answers at once). Reading it of one document costs a tenth of what reading the body did, which had to be taken out
-- of its box, freed of tags and levelled each time. A table of its own, since rows of the search are counted by the
-- thousand and have to stay small. Written when the server starts, some hundreds at a time.

create table document_texts (
  document_id bigint primary key references documents on delete cascade,
  text text not null
) with (toast_tuple_target = 8160);

-- Beside its key where it fits on the page, and never packed: unpacking costs more than looking into it.
alter table document_texts alter column text set storage external;
