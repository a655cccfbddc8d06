-- 政策咨询: a question to the office of a policy item, tied to one of its clauses (优化营商环境条例 62: 政策咨询).
alter table reader_messages add column policy_item_id integer references policy_items on delete set null;
alter table reader_messages add column policy_clause text;
alter table reader_messages drop constraint reader_messages_kind_check;
alter table reader_messages add constraint reader_messages_kind_check
  check (kind in ('page-error', 'message', 'policy-question'));
