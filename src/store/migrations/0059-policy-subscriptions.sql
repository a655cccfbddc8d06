-- 惠企政策 by e-mail: who asked for it, only once the address has said so itself (双重确认). The address is sealed and
-- found again by a keyed hash; both go when it is stopped. Links are made from the seed and kept as hashes only.
create table policy_subscriptions (
  id integer generated always as identity primary key,
  organ_id integer not null references organs (id),
  seed text not null unique,
  email bytea,
  email_hash bytea,
  wants jsonb not null,
  -- what waits for the confirmation, where one that is confirmed is changed
  asked jsonb,
  asked_at timestamptz not null,
  confirm_hash bytea not null unique,
  confirmed_at timestamptz,
  stop_hash bytea not null unique,
  stopped_at timestamptz,
  created_at timestamptz not null,
  unique (organ_id, email_hash),
  check ((email is null) = (email_hash is null)),
  check ((stopped_at is null) = (email is not null))
);
create index policy_subscriptions_live on policy_subscriptions (organ_id, id)
  where confirmed_at is not null and stopped_at is null;
