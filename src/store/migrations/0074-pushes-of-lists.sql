-- Each list of 免申即享 tells its firms once, also where an earlier list of the same item was ended; each program is told
-- once, also where there are several.
alter table policy_pushes add column payout_id integer references payouts (id);
drop index policy_pushes_firm_once;
create unique index policy_pushes_firm_once on policy_pushes
  (item_id, kind, channel, enterprise_id, coalesce(channel_id, 0), coalesce(payout_id, 0))
  where enterprise_id is not null;
create index policy_pushes_payout on policy_pushes (payout_id) where payout_id is not null;
