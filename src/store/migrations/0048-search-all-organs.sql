-- One search over the documents of all organs of the house: what is suggested while somebody types is counted over all
-- of them as well (国办公开办函〔2019〕61号: every organ keeps its own platform, readers look in one place).

create temporary table terms_of_all on commit drop as
select level, min(term) as term, min(pinyin) as pinyin, min(initials) as initials,
  sum(documents)::integer as documents
from search_terms group by level;

delete from search_terms;
-- The indexes that begin with it go with the column.
alter table search_terms drop column organ_id;
alter table search_terms add primary key (level);
insert into search_terms (level, term, pinyin, initials, documents)
select level, term, pinyin, initials, documents from terms_of_all;

create index search_terms_pinyin on search_terms (pinyin) where pinyin is not null;
create index search_terms_initials on search_terms (initials) where initials is not null;
create index search_terms_often on search_terms (level) where documents >= 3;
create index search_terms_often_pinyin on search_terms (pinyin)
  where documents >= 3 and pinyin is not null;
create index search_terms_often_initials on search_terms (initials)
  where documents >= 3 and initials is not null;
create index search_terms_ends on search_terms ((reverse(level)) collate "C")
  where length(level) <= 12;

alter table document_terms drop column organ_id;
