-- Every claim.
-- grain: one row per claim
select
    c.claim_id as claim_id,
    c.claim as claim,
    c.text as text,
    c.kind as kind
from v_claim as c
order by c.claim
