-- The topics of claims.
-- grain: one row per claim and topic
-- :claims = keys of claims
select
    c.claim as claim,
    x.path as path
from v_claim as c
join v_claim_topic as x on x.claim_id = c.claim_id
where c.claim in (:claims)
order by c.claim, x.path
