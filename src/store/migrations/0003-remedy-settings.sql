-- Bodies of remedy as dated sets: one for each name a reply may bear, never two on one day
-- (法释〔2021〕5号 6; 行政复议法 24–28).
create table remedy_settings (
  id integer generated always as identity primary key,
  organ_id integer not null references organs,
  -- 本机关 or its 政府信息公开工作机构: whose name the reply bears
  in_name_of text not null check (in_name_of in ('organ', 'office')),
  -- the name the letter prints
  issuer text not null,
  -- replies bear this name from valid_from on, until a later set says otherwise
  is_default boolean not null,
  valid_from date not null,
  valid_until date,
  reconsideration text not null,
  court text not null,
  internet_reconsideration text,
  confirmed_by text not null,
  confirmed_on date not null,
  entered_by text not null,
  entered_at timestamptz not null,
  check (valid_until >= valid_from),
  -- A range of one organ instead of "=": no extension is needed to mix it with a range of days.
  constraint remedy_settings_organ_once exclude using gist (
    int4range(organ_id, organ_id, '[]') with &&,
    daterange(valid_from, valid_until, '[]') with &&
  ) where (in_name_of = 'organ'),
  constraint remedy_settings_office_once exclude using gist (
    int4range(organ_id, organ_id, '[]') with &&,
    daterange(valid_from, valid_until, '[]') with &&
  ) where (in_name_of = 'office')
);
create index remedy_settings_organ on remedy_settings (organ_id);

-- The one undated set of before was printed on every reply there is: it is carried over from the day
-- the 条例 came into force. One that named no confirming person allowed no signature and is dropped.
insert into remedy_settings (organ_id, in_name_of, issuer, is_default, valid_from, reconsideration,
  court, internet_reconsideration, confirmed_by, confirmed_on, entered_by, entered_at)
select id, 'organ', name, true, least(date '2019-05-15', (remedy->>'confirmedOn')::date),
  remedy->>'reconsideration', remedy->>'court', nullif(remedy->>'internetReconsideration', ''),
  remedy->>'confirmedBy', (remedy->>'confirmedOn')::date, '数据升级', now()
from organs
where coalesce(remedy->>'reconsideration', '') <> '' and coalesce(remedy->>'court', '') <> ''
  and coalesce(remedy->>'confirmedBy', '') <> '' and coalesce(remedy->>'confirmedOn', '') <> '';

alter table organs drop column remedy;
