-- Who coded which article: one file each, also where its coder found no statement at all.
-- grain: one row per article and coder of its current revision
-- article_id: the article coded
-- coder: who coded it; empty = not said
-- n_codings: how many records the coder's file has
create view v_reading as
select
    a.article_id as article_id,
    g.coder as coder,
    (select count(*) from coding as d where d.reading_id = g.id) as n_codings
from reading as g
join v_article as a on a.revision_id = g.revision_id
