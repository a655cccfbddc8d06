-- 政策推送: to each firm and each subscriber one message an item, on each way at most once; what the firm says to it.
alter table channels add column takes_policies boolean not null default false;

create table policy_pushes (
  id bigint generated always as identity primary key,
  item_id integer not null references policy_items (id),
  kind text not null check (kind in ('new', 'reminder', 'payout')),
  channel text not null check (channel in ('in-app', 'email', 'webhook')),
  enterprise_id integer references enterprises (id),
  subscription_id integer references policy_subscriptions (id),
  -- where the message goes to a program
  channel_id integer references channels (id),
  -- how the item suited the firm when it was pushed
  match_state text,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unsure', 'dropped')),
  key uuid not null unique default gen_random_uuid(),
  attempts integer not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  fault text,
  created_at timestamptz not null,
  created_by integer references staff (id),
  check ((enterprise_id is null) <> (subscription_id is null))
);
create unique index policy_pushes_firm_once
  on policy_pushes (item_id, kind, channel, enterprise_id) where enterprise_id is not null;
create unique index policy_pushes_subscriber_once
  on policy_pushes (item_id, kind, channel, subscription_id) where subscription_id is not null;
create index policy_pushes_due on policy_pushes (next_at, id) where state in ('waiting', 'sending');
create index policy_pushes_enterprise on policy_pushes (enterprise_id, id);

create table policy_answers (
  item_id integer not null references policy_items (id),
  enterprise_id integer not null references enterprises (id),
  read_at timestamptz,
  answer text check (answer in ('interested', 'not-applicable', 'applied')),
  answered_at timestamptz,
  primary key (enterprise_id, item_id)
);
create index policy_answers_item on policy_answers (item_id);

-- How a firm comes to its own page: by its credit code and this code, which is sealed for the messages and hashed for the door.
create table enterprise_links (
  enterprise_id integer primary key references enterprises (id),
  code_hash bytea not null unique,
  code bytea not null,
  created_at timestamptz not null,
  opened_at timestamptz
);
