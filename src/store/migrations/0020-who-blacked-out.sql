-- Whoever blacks out a record decides what a reply gives away: he is an author of the letter that it goes out
-- with (条例 17). Of copies made before, nobody knows.

alter table attachments add column redacted_by integer references staff;
