-- What readers may mean while they type: the words of what is public, how they sound, and how many documents have them.

-- level and the two spellings are compared byte by byte, so that the beginning of a word is one walk of the index.
create table search_terms (
  organ_id integer not null references organs,
  -- narrow and small, as what is typed is made before it is compared
  level text collate "C" not null,
  -- as it is shown
  term text not null,
  -- without tones and gaps; absent where there is no Chinese character
  pinyin text collate "C",
  initials text collate "C",
  -- published ones; the row goes with the last
  documents integer not null,
  primary key (organ_id, level)
);
create index search_terms_pinyin on search_terms (organ_id, pinyin) where pinyin is not null;
create index search_terms_initials on search_terms (organ_id, initials) where initials is not null;
-- Of a short beginning there are too many to read: what several documents have is read first.
create index search_terms_often on search_terms (organ_id, level) where documents >= 3;
create index search_terms_often_pinyin on search_terms (organ_id, pinyin)
  where documents >= 3 and pinyin is not null;
create index search_terms_often_initials on search_terms (organ_id, initials)
  where documents >= 3 and initials is not null;
-- A wrong character in the first half is found by the second.
create index search_terms_ends on search_terms (organ_id, (reverse(level)) collate "C")
  where length(level) <= 12;

-- What each document brought in, so that exactly that goes with it.
create table document_terms (
  document_id bigint primary key references documents on delete cascade,
  organ_id integer not null references organs,
  levels text[] not null
);

-- Searches by day, without any person: a word, and how often.
create table searched_words (
  organ_id integer not null references organs,
  on_day date not null,
  word text not null check (length(word) between 2 and 20),
  searches integer not null,
  primary key (organ_id, on_day, word)
);

-- 热搜词 that the office fixed or keeps out.
create table hot_word_rules (
  organ_id integer not null references organs,
  word text not null check (word = btrim(word) and length(word) between 2 and 20),
  rule text not null check (rule in ('pinned', 'blocked')),
  set_by integer references staff,
  set_at timestamptz not null,
  primary key (organ_id, word)
);
