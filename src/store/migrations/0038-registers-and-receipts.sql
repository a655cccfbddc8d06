-- A figure of Table 2 that was counted from a register of this system says when; null: entered by hand (条例 20, 50).
alter table annual_entries add column counted_at timestamptz;

-- The receipt of an archive or library as it came, sealed like other papers with names and signatures (条例 25 ¶3).
alter table attachments
  add column delivery_id bigint references deliveries on delete cascade,
  drop constraint attachments_of_one,
  add constraint attachments_of_one check (
    num_nonnulls(document_id, request_id, annual_entry_id, comment_id, delivery_id) = 1);
create unique index attachments_delivery on attachments (delivery_id) where delivery_id is not null;
