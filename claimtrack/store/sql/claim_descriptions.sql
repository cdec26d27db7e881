-- What claims say and of what kind they are.
-- grain: one row per claim
-- :claims = keys of claims
select
    c.claim as claim,
    c.text as text,
    c.kind as kind,
    c.event_text as event_text
from v_claim as c
where c.claim in (:claims)
order by c.claim
