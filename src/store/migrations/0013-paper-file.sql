-- What the paper file needs: the conclusion of the secrecy review beside the word of the signature (条例 17),
-- who signed for a letter and who handed it over (235号), and everybody's own phrases for an opinion.

alter table letter_opinions
  -- sealed like the opinion itself
  add column secrecy_review bytea;

alter table letters
  -- place, receiver, relation, server of 送达回证: sealed, it names persons
  add column service_note bytea;

create table opinion_phrases (
  staff_id integer not null references staff on delete cascade,
  position integer not null,
  phrase text not null check (length(phrase) between 1 and 200),
  primary key (staff_id, position)
);
