-- Every judgement, those taken back as well.
-- grain: one row per judgement
select
    j.kind as kind,
    j.left_key as left_key,
    j.right_key as right_key,
    j.verdict as verdict,
    j.field as field,
    j.who as who,
    j.why as why,
    j.decided_at as decided_at,
    j.retracted_at as retracted_at,
    j.withdrawn_by as withdrawn_by,
    j.withdrawn_why as withdrawn_why
from judgement as j
order by j.kind, j.left_key, j.right_key, j.decided_at, j.id
