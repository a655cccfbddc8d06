-- What is signed is what was sent up (条例 17), the way to the superior with its acceptance (条例 49), the day by class
-- and by organ (条例 49, 50), explanation by the head of the department (国办发〔2017〕47号), and what becomes of an
-- organ that was dissolved (国办公开办函〔2019〕14号).

-- The report as it was sent up for signature, figures and filled text.
alter table annual_reports add column sent_content jsonb;
insert into annual_report_words (report_id, act, opinion, at)
  select id, 'return', '送审时没有固定数字，请重新送审', now() from annual_reports
  where state in ('submitted', 'reviewed');
update annual_reports set state = 'draft', submitted_at = null, reviewed_by = null
  where state in ('submitted', 'reviewed');
alter table annual_reports add constraint annual_reports_sent_is_kept
  check ((state in ('submitted', 'reviewed')) = (sent_content is not null));

alter table report_submissions
  add column accepted_at timestamptz,
  add column accepted_by text,
  add constraint report_submissions_one_answer check (num_nonnulls(returned_at, accepted_at) <= 1),
  add constraint report_submissions_accepted check ((accepted_at is null) = (accepted_by is null));

-- The way to the superior stands among what was said of the report.
alter table annual_report_words
  drop constraint annual_report_words_act_check,
  add constraint annual_report_words_act_check check (act in
    ('submit', 'return', 'review', 'sign', 'publish', 'correct', 'send', 'send-back', 'accept'));

-- 'township': reports by the day that its county sets, and by no other (条例 50; R14).
alter table organs
  drop constraint organs_report_deadline_class_check,
  add constraint organs_report_deadline_class_check
    check (report_deadline_class in ('government', 'department', 'township'));

-- The day set for one organ, before that of its class.
create table report_days (
  organ_id integer not null references organs,
  year integer not null,
  due_on date not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (organ_id, year)
);

alter table documents
  drop constraint documents_interpretation_form_check,
  add constraint documents_interpretation_form_check check (interpretation_form in
    ('text', 'picture', 'questions', 'audio-video', 'conference', 'expert', 'head'));

alter table organs
  add column dissolved_on date,
  add column successor_id integer references organs,
  -- the document by which it was dissolved
  add column dissolved_by text,
  add constraint organs_dissolved check (num_nonnulls(dissolved_on, successor_id, dissolved_by) in (0, 3)),
  add constraint organs_successor check (successor_id <> id);

-- Open when its organ was dissolved: whose it was, and on which day it passed to the successor.
alter table requests
  add column handed_from integer references organs,
  add column handed_on date,
  add constraint requests_handed check ((handed_from is null) = (handed_on is null));
create index requests_handed_from on requests (handed_from) where handed_from is not null;
create index requests_handed_to on requests (organ_id) where handed_from is not null;
-- What passed to another organ is counted apart (附表三), so that the rest is counted from the index alone.
drop index requests_received;
drop index requests_concluded;
create index requests_received on requests (organ_id, received_on)
  include (concluded_on, applicant_kind, outcome) where counts and handed_on is null;
create index requests_concluded on requests (organ_id, concluded_on)
  include (received_on, applicant_kind, outcome) where counts and handed_on is null;
