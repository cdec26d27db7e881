-- The topics, each with how often it was spoken to, the topics below it apart.
-- grain: one row per topic
with spoken as (
    select
        x.topic_id,
        count(distinct x.statement_id) as n,
        min(coalesce(s.date_earliest, s.date_latest)) as first,
        max(s.date_latest) as last
    from v_statement_topic as x
    join v_statement as s on s.statement_id = x.statement_id
    group by x.topic_id
)
select
    t.topic_id as topic_id,
    t.topic_key as topic_key,
    t.path as path,
    t.parent_id as parent_id,
    t.reviewed as reviewed,
    coalesce(s.n, 0) as n_statements,
    s.first as first,
    s.last as last
from v_topic as t
left join spoken as s on s.topic_id = t.topic_id
order by t.topic_key
