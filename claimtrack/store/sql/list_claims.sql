-- The claims, each with how often and by how many it was spoken to.
-- grain: one row per claim
-- topic: the first of its topics by name
with subject as (
    select x.claim_id, min(x.path) as topic
    from v_claim_topic as x
    group by x.claim_id
),
spoken as (
    select
        s.claim_id,
        count(*) as n_statements,
        count(distinct s.principal_id) as n_principals,
        min(coalesce(s.date_earliest, s.date_latest)) as first,
        max(s.date_latest) as last
    from v_statement as s
    where s.claim_id is not null
    group by s.claim_id
)
select
    c.claim as claim,
    c.text as text,
    c.kind as kind,
    t.topic as topic,
    coalesce(s.n_statements, 0) as n_statements,
    coalesce(s.n_principals, 0) as n_principals,
    s.first as first,
    s.last as last,
    c.reviewed as reviewed
from v_claim as c
left join subject as t on t.claim_id = c.claim_id
left join spoken as s on s.claim_id = c.claim_id
where c.reviewed = 0 or :unreviewed = 0
order by c.claim
