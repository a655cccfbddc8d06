-- Interpretations of a column by their form (国办发〔2017〕47号: 解读 in many forms): few documents are any, and a column is
-- asked for them by every reader of its list.
create index documents_interpretations on documents (interpretation_form, id)
  where kind = 'interpretation' and state = 'published';
