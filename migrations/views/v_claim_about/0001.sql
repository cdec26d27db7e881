-- Whom a claim is about.
-- grain: one row per claim and speaker it is about
-- claim_id: which claim
-- claim: the claim's key
-- speaker_id: whom it is about
-- speaker: primary name
-- speaker_key: content-derived key
create view v_claim_about as
select
    x.claim_id as claim_id,
    c.key as claim,
    x.speaker_id as speaker_id,
    p.name as speaker,
    p.key as speaker_key
from claim_about as x
join claim as c on c.id = x.claim_id
join speaker as p on p.id = x.speaker_id
