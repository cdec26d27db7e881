-- All judgements, those taken back as well, numbered in the order they were made.
-- grain: one row per judgement
select
    row_number() over (
        order by j.decided_at, j.kind, j.left_key, coalesce(j.field, ''), j.right_key, j.verdict, j.judgement_id
    ) as judgement,
    j.kind as kind,
    j.left_key as left_key,
    j.verdict as verdict,
    j.field as field,
    j.right_key as right_key,
    j.who as who,
    j.why as why,
    j.decided_at as decided_at,
    j.retracted_at as retracted_at,
    j.stands as stands,
    j.withdrawn_by as withdrawn_by,
    j.withdrawn_why as withdrawn_why
from v_judgement as j
order by judgement
