-- The link by which a third party answers its letter once (条例 32). The code is found right by a keyed hash;
-- it is kept sealed beside it only so that the letter can be printed again.

create table answer_links (
  letter_id bigint primary key references letters on delete cascade,
  code_hash bytea not null,
  code bytea not null,
  -- when the form was shown, first and last: the officer sees whether the letter was read
  opened_at timestamptz,
  last_opened_at timestamptz,
  -- the key of the form that was taken: the same form sent twice is one answer
  submission_key text unique,
  revoked_at timestamptz,
  revoked_by integer references staff,
  revoked_reason text,
  check ((revoked_at is null) = (revoked_by is null)),
  check ((revoked_at is null) = (revoked_reason is null)),
  check ((opened_at is null) = (last_opened_at is null))
);
