-- The sides that the statements of some articles belong to; everybody is a side of one, which is left out.
-- grain: one row per statement and side
-- :articles = ids of articles
select distinct x.statement_id as statement_id, x.side as side
from v_side_statement as x
join v_report as r on r.statement_id = x.statement_id
where r.article_id in (:articles) and x.side_id <> x.principal_id
order by x.statement_id, x.side
