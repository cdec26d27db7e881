-- How claims bear on others, and others on them.
-- grain: one row per relation
-- :claims = keys of claims
select
    r.claim as claim,
    r.relation as relation,
    r.to_claim as to_claim
from v_claim_relation as r
where r.claim in (:claims) or r.to_claim in (:claims)
order by r.claim, r.relation, r.to_claim
