-- The claims, each with how often it was spoken to.
-- grain: one row per claim
with spoken as (
    select
        s.claim_id,
        count(*) as n,
        min(coalesce(s.date_earliest, s.date_latest)) as first,
        max(s.date_latest) as last
    from v_statement as s
    where s.claim_id is not null
    group by s.claim_id
)
select
    c.claim_id as claim_id,
    c.claim as claim,
    c.text as text,
    c.kind as kind,
    c.reviewed as reviewed,
    coalesce(s.n, 0) as n_statements,
    s.first as first,
    s.last as last
from v_claim as c
left join spoken as s on s.claim_id = c.claim_id
order by c.claim
