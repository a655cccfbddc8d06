-- A letter of consultation is found by the keyed hash of its number and code (条例 32), whichever organ of the
-- site sent it: one hash is one letter.

create unique index answer_links_code_hash on answer_links (code_hash);
