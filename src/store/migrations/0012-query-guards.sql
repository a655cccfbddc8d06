-- Wrong query codes by number: a keyed hash of what was typed, whether such a request exists or not. After
-- some failures a challenge is asked, after more the number is locked for a while. Rows go after a day.

create table query_guards (
  guess_index bytea primary key,
  failures integer not null check (failures >= 0),
  last_at timestamptz not null,
  locked_until timestamptz
);

create index query_guards_last_at on query_guards (last_at);
