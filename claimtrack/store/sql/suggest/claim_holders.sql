-- Who holds what in the end, for or against.
-- grain: one row per claim and speaker
select p.claim_id as claim_id, p.speaker_id as speaker_id, case when p.stance > 0 then 1 else -1 end as side
from v_position as p
where p.valid_until is null and p.stance <> 0
order by p.claim_id, p.speaker_id
