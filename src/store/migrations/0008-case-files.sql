-- What a file of a request is, which letter it goes out with, and for a redacted copy from what it was made
-- and what was blacked out (条例 37), sealed.

alter table attachments
  add column kind text not null default 'application' check (
    kind in ('application', 'scan', 'supplement', 'explanation', 'opinion', 'record', 'redacted', 'proof')
  ),
  add column letter_id bigint references letters on delete set null,
  add column source_id bigint references attachments on delete set null,
  add column boxes bytea,
  add column added_at timestamptz not null default now();
create index attachments_letter on attachments (letter_id) where letter_id is not null;
