-- Lists of an old site lead to a column of this one (国办发〔2017〕47号: links must not break when a site moves); by its
-- number, so that they follow it wherever it is moved.
alter table old_addresses alter column document_id drop not null;
alter table old_addresses add column column_id integer references columns on delete cascade;
alter table old_addresses add constraint old_addresses_one_target
  check (num_nonnulls(document_id, column_id) = 1 and (sha256 is null or document_id is not null));
create index old_addresses_column on old_addresses (column_id) where column_id is not null;
