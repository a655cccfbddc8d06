-- How often the page of a document was opened (国办发〔2017〕47号): a number and nothing of who opened it. A row comes
-- with the first reader, and its number is only added to.

create table document_views (
  document_id bigint primary key references documents,
  views bigint not null check (views > 0)
);
