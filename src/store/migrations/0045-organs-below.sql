-- Every organ keeps the same tree of columns (国办公开办函〔2019〕61号); on one site those of the organs below stand in a
-- folder of their own, /jg/{code}/. None of their pages could be reached before, so nothing leads on.
update columns c
set path = 'jg/' || o.code || '/' || c.path
from organs o
where o.id = c.organ_id and o.parent_id is not null and c.path not like 'jg/%';
