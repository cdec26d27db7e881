-- Which claims the codebook relates.
-- grain: one row per relation
select r.claim as claim, r.to_claim as to_claim
from v_claim_relation as r
order by r.claim, r.to_claim
