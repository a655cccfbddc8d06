-- The office's queue: deadlines of one's own before the legal one, passing a request to an inner office, what
-- is pressing, reminders; and reconsiderations and suits recorded to their ends.

alter table organs
  -- the office's own deadline: so many working days before the legal day; 0 for none
  add column internal_days integer not null default 5 check (internal_days between 0 and 19);

alter table requests
  -- the inner office it was passed to; the organ goes on answering in its own name
  add column department_id integer references organs,
  -- internal_due_on was named by a person, not counted back from the legal day
  add column internal_fixed boolean not null default false,
  -- the first working day without an attempt to reach the applicant, while receipt is unconfirmed (条例 31)
  add column contact_due_on date,
  -- until then the applicant may supplement or pay, or somebody consulted may answer
  add column waiting_until date;
update requests set internal_fixed = true where internal_due_on is not null and concluded_on is null;

-- The queue in its order, with all it can be filtered and sorted by: its pages read no sealed row but their own.
drop index requests_queue;
create index requests_queue on requests (organ_id, sort_on, id)
  include (clock_state, due_on, internal_due_on, contact_due_on, waiting_until, handler_id,
           department_id, channel, matter, counts, submitted_on, received_on, number)
  where concluded_on is null;
-- What is counted at every look: without further columns equal entries share their place, and a hundred
-- thousand open requests are counted from less than a megabyte.
create index requests_states on requests (organ_id, clock_state, due_on) where concluded_on is null;
create index requests_internal on requests (organ_id, clock_state, internal_due_on, due_on)
  where concluded_on is null;
create index requests_done on requests (organ_id, concluded_on, id)
  include (outcome, handler_id, department_id, channel, matter, counts, submitted_on, received_on,
           due_on, number)
  where concluded_on is not null;
create index requests_submitted on requests (organ_id, submitted_on, id);
create index requests_uncontacted on requests (organ_id, contact_due_on, clock_state)
  where concluded_on is null and contact_due_on is not null;
create index requests_waiting on requests (organ_id, waiting_until, clock_state)
  where concluded_on is null and waiting_until is not null;
create index requests_consulted on requests (organ_id)
  where concluded_on is null and pauses <> '[]';
create index requests_department on requests (department_id) where department_id is not null;
create index requests_handler_all on requests (handler_id, concluded_on);
drop index requests_handler;
create index letters_on_the_way on letters (organ_id, sent_on)
  where state = 'signed' and received_on is null;

-- A reconsideration or a suit from the copy that came to the answer that went. `result` and `decided_on` stay
-- what Table 4 counts: the latest decision in force and the day from which it is.
alter table remedies
  add column case_number text,
  -- who decides: the reconsideration authority or the court
  add column body text,
  add column procedure text check (procedure in ('simple', 'ordinary')),
  -- the reconsideration that a suit came after
  add column follows_id bigint references remedies,
  add column copy_received_on date,
  add column answer_by date,
  -- the last working day on or before the raw end: what is planned for
  add column answer_plan_on date,
  add column answered_on date,
  -- the case made anew by order of the decision
  add column redo_request_id bigint references requests,
  add column handler_id integer references staff,
  -- what the applicant asks for, sealed: it may name persons
  add column claims bytea,
  add column version integer not null default 1;
create index remedies_request on remedies (request_id) where request_id is not null;
create index remedies_unanswered on remedies (answer_by)
  where answer_by is not null and answered_on is null;

create table remedy_decisions (
  id bigint generated always as identity primary key,
  remedy_id bigint not null references remedies on delete cascade,
  stage text not null check (stage in ('reconsideration', 'first', 'second', 'retrial')),
  ending text not null,
  form text not null check (form in ('decision', 'judgment', 'ruling', 'mediation')),
  decided_on date not null,
  received_on date,
  appeal_by date,
  appealed_on date,
  -- absent while it can be, or has been, appealed from
  effective_on date,
  orders_redo boolean not null default false,
  recorded_by jsonb not null,
  recorded_at timestamptz not null,
  unique (remedy_id, stage)
);

-- What a person was reminded of, since when, and whether he has seen it. Facts decide whether it still stands.
create table notices (
  id bigint generated always as identity primary key,
  staff_id integer not null references staff on delete cascade,
  kind text not null,
  -- the request, letter, case, withheld record or delegation that it is about, by its kind
  subject_id bigint not null,
  raised_on date not null,
  seen_at timestamptz,
  unique (staff_id, kind, subject_id)
);
