-- A letter drawn from another one (a joint reply) has that one's writers for its own: who wrote the facts
-- does not sign them under another number (条例 17). A date that a later holiday notice moves to an earlier
-- day is kept: what is done by it stays in time (K09).

alter table letters add column drawn_from_id bigint references letters;

-- The version in which the signature brought the dates that run from receipt to its own day: nobody wrote it.
alter table letter_versions add column dated_only boolean not null default false;

alter table requests add column held_until date;

-- Whether a supplement notice was in time is in the events: those requests are folded when a calendar changes.
create index request_events_supplement on request_events (request_id) where kind = 'supplement-requested';
