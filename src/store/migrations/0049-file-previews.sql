-- What the pages show of a file instead of handing it out, by its content: made once, so that no reader waits for it
-- twice and no file from outside is opened again and again. Without a text where it cannot be shown, with the reason.
create table file_previews (
  sha256 text not null references files on delete cascade,
  -- Which way of making it: another release may show more, and makes it anew.
  maker smallint not null,
  html text,
  why text,
  -- Pictures in it by their place, and the names under which they stand beside its page.
  picture_names text[] not null default '{}',
  pictures bytea[] not null default '{}',
  primary key (sha256, maker),
  check ((html is null) <> (why is null)),
  check (cardinality(picture_names) = cardinality(pictures))
);
