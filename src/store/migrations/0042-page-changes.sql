-- What readers see has changed, by topic (src/store/page-topics.ts), in the order in which it became visible: whoever
-- keeps copies of the pages asks for what came after the last number he knows. Kept for thirty days.
create table page_changes (
  id bigint generated always as identity primary key,
  topic text not null,
  at timestamptz not null default now()
);
create index page_changes_at on page_changes (at);
