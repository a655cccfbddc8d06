-- A letter drawn from another one (a joint reply) has that one's writers for its own: who wrote the facts
-- does not sign them under another number (条例 17).

alter table letters add column drawn_from_id bigint references letters;
