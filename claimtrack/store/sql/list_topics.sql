-- The topics, each with the claims and statements under it and under the topics below it.
-- grain: one row per topic
with claims as (
    select t.ancestor_id as topic_id, count(distinct x.claim_id) as n_claims
    from v_claim_topic as x
    join v_topic_tree as t on t.topic_id = x.topic_id
    group by t.ancestor_id
),
spoken as (
    select
        t.ancestor_id as topic_id,
        count(distinct x.statement_id) as n_statements,
        min(coalesce(s.date_earliest, s.date_latest)) as first,
        max(s.date_latest) as last
    from v_statement_topic as x
    join v_topic_tree as t on t.topic_id = x.topic_id
    join v_statement as s on s.statement_id = x.statement_id
    group by t.ancestor_id
)
select
    t.path as topic,
    coalesce(c.n_claims, 0) as n_claims,
    coalesce(s.n_statements, 0) as n_statements,
    s.first as first,
    s.last as last,
    t.reviewed as reviewed,
    t.topic_key as topic_key
from v_topic as t
left join claims as c on c.topic_id = t.topic_id
left join spoken as s on s.topic_id = t.topic_id
where t.reviewed = 0 or :unreviewed = 0
order by t.path, t.topic_key
