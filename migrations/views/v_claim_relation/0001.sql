-- How claims bear on each other, as the codebook states it.
-- grain: one row per claim, relation and claim it relates to
-- claim_id: the claim that relates
-- claim: its key
-- relation: contradicts, equivalent, entails, refines or supersedes
-- to_claim_id: the claim it relates to
-- to_claim: its key
create view v_claim_relation as
select
    x.from_claim_id as claim_id,
    c.key as claim,
    x.kind as relation,
    x.to_claim_id as to_claim_id,
    o.key as to_claim
from claim_relation as x
join claim as c on c.id = x.from_claim_id
join claim as o on o.id = x.to_claim_id
