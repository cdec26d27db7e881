-- The topics of the statements of some articles, by path.
-- grain: one row per statement and topic
-- :articles = ids of articles
select distinct t.statement_id as statement_id, t.path as path
from v_statement_topic as t
join v_report as r on r.statement_id = t.statement_id
where r.article_id in (:articles)
order by t.statement_id, t.path
