-- A list keeps the working days within which it is to be paid, as the item promised when the list was found: the item may
-- be written anew or leave the site before the money comes.
alter table payouts add column delivery_days integer check (delivery_days > 0);
update payouts p set delivery_days = (i.content ->> 'deliveryDays')::integer
from policy_items i where i.id = p.item_id;
