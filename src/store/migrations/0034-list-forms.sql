-- How a column lists what stands in it: plainly, as the issues of a gazette with their contents, as a table of replies
-- to proposals, as a table of licences and penalties (国办发〔2014〕46号; 条例 20 ¶1 (5)(6), 23).
alter table columns add column list_form text not null default 'documents'
  check (list_form in ('documents', 'gazette', 'proposal-replies', 'records'));

-- A column that holds nothing else is listed so from now on.
update columns set list_form = held.form
from (
  select p.column_id, min(case when d.kind in ('licence', 'penalty') then 'records'
                               when d.kind = 'proposal-reply' then 'proposal-replies'
                               when d.kind = 'gazette' then 'gazette'
                               else 'documents' end) as form
  from document_columns p
  join documents d on d.id = p.document_id
  where d.state = 'published'
  group by p.column_id
  having count(distinct case when d.kind in ('licence', 'penalty') then 'records' else d.kind end) = 1
) held
where columns.id = held.column_id and columns.kind = 'list';

-- In which issue a document was printed is asked by its page.
create index documents_gazette_contents on documents using gin ((details -> 'contents') jsonb_path_ops)
  where kind = 'gazette';
