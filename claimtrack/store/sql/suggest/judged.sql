-- What people decided of two, as far as it stands.
-- grain: one row per judgement
select j.kind as kind, j.left_key as left_key, j.right_key as right_key, j.verdict as verdict
from v_judgement as j
where j.stands = 1 and j.verdict in ('same', 'different')
order by j.kind, j.left_key, j.right_key, j.verdict
