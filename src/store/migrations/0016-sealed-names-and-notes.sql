-- What applicants and staff typed or named in free text is sealed too (个人信息保护法 51): names of a request's files,
-- proofs of service, notes of remedies, reasons. A value that begins with the byte 0 is not sealed yet: the
-- keys are outside the database, so the program seals it right after this, before it serves anybody.
alter table attachments
  alter column name drop not null,
  add column sealed_name bytea;
update attachments
  set sealed_name = '\x00'::bytea || convert_to(name, 'UTF8'), name = null
  where request_id is not null;
alter table attachments add check (num_nonnulls(name, sealed_name) = 1);
alter table attachments add check ((sealed_name is null) = (request_id is null));

alter table letters
  alter column proof type bytea using '\x00'::bytea || convert_to(proof, 'UTF8');
alter table remedies
  alter column note type bytea using '\x00'::bytea || convert_to(note, 'UTF8');
alter table answer_links
  alter column revoked_reason type bytea using '\x00'::bytea || convert_to(revoked_reason, 'UTF8');
alter table conversion_suggestions
  alter column reason type bytea using '\x00'::bytea || convert_to(reason, 'UTF8');

alter table audit_log add column reason bytea;
update audit_log
  set reason = '\x00'::bytea || convert_to(detail ->> 'reason', 'UTF8'), detail = detail - 'reason'
  where object ~ '^(request|letter|remedy) ' and detail ->> 'reason' is not null;
