-- What each side holds now, claim by claim, and since when.
-- grain: one row per side and claim
-- :side = ; a side or speaker by any of its names; empty = every side
select
    p.side,
    p.claim,
    c.text as claim_text,
    p.stance,
    p.stance_label,
    p.conditional,
    p.condition,
    p.split,
    p.valid_from as since,
    p.n as n_statements,
    p.statement_key
from v_side_position as p
join v_claim as c on c.claim_id = p.claim_id
where p.valid_until is null
    and case
        when cast(:side as text) = '' then exists (select 1 from v_membership as m where m.group_id = p.side_id)
            or exists (select 1 from v_speaker as o where o.speaker_id = p.side_id and o.kind = 'side')
        else exists (
            select 1
            from v_speaker_name as n
            where n.speaker_id = p.side_id and (n.name = cast(:side as text) or n.norm_key = cast(:side as text))
        )
    end
order by p.side, p.claim
