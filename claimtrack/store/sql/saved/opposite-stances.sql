-- Claims that some support and others oppose, the most disputed first.
-- grain: one row per claim with own statements of both signs
with own as (
    select s.claim_id, s.claim, s.claim_text, s.principal_id, s.stance, s.date_latest
    from v_statement as s
    where s.imputed = 0 and s.stance <> 0 and s.claim_id is not null
)
select
    o.claim,
    o.claim_text,
    count(distinct case when o.stance > 0 then o.principal_id end) as n_who_support,
    count(distinct case when o.stance < 0 then o.principal_id end) as n_who_oppose,
    sum(case when o.stance > 0 then 1 else 0 end) as n_supporting,
    sum(case when o.stance < 0 then 1 else 0 end) as n_opposing,
    min(o.stance) as lowest,
    max(o.stance) as highest,
    min(o.date_latest) as first_date,
    max(o.date_latest) as last_date
from own as o
group by o.claim_id, o.claim, o.claim_text
having min(o.stance) < 0 and max(o.stance) > 0
order by count(*) desc, o.claim
