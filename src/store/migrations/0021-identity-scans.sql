-- Identity papers scanned at the counter are told apart from the application, so that they go when their time
-- is over (个人信息保护法 47). What was scanned before stays 扫描件: nobody wrote down what it was.
alter table attachments drop constraint attachments_kind_check;
alter table attachments add constraint attachments_kind_check check (
  kind in (
    'application', 'scan', 'identity', 'supplement', 'explanation', 'opinion', 'record', 'redacted', 'proof'
  )
);
