-- The topics of the statements of some articles, by path.
-- grain: one row per statement and topic
-- :articles = ids of articles
with stated as materialized (
    select t.statement_id, t.path
    from v_statement_topic as t
    where t.statement_id in (select r.statement_id from v_report as r where r.article_id in (:articles))
)
select distinct s.statement_id as statement_id, s.path as path
from stated as s
order by s.statement_id, s.path
