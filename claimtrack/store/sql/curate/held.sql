-- What everybody held and holds, speaker by speaker; one who never took a position has a row without a claim.
-- grain: one row per speaker, claim and period, or per speaker
select
    p.speaker_key as speaker_key,
    p.name as name,
    p.kind as kind,
    x.claim as claim,
    x.valid_from as valid_from,
    x.stance as stance,
    x.stance_label as stance_label,
    x.conditional as conditional,
    x.split as split
from v_speaker as p
left join v_side_position as x on x.side_id = p.speaker_id
order by p.speaker_key, x.claim, x.valid_from, x.statement_key
