-- The texts of the claims.
-- grain: one row per claim and language
select t.claim_id as claim_id, t.lang as lang, t.text as text
from v_claim_text as t
order by t.claim_id, t.lang
