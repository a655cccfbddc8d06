-- Which facts stand above a document of this site, in which order, under which names; none: as they usually do
-- (国办发〔2017〕47号).
alter table organs add column metadata_layout jsonb;
