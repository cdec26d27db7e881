-- Which topics a claim belongs to, as paths.
-- grain: one row per topic
-- :claim = the claim's key
select x.path as path
from v_claim_topic as x
join v_claim as c on c.claim_id = x.claim_id
where c.claim = :claim
order by x.path
