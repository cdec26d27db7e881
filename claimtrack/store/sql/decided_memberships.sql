-- Memberships that people stated and did not take back, in the order they hold; of two that differ only in their end the
-- last one stands.
-- grain: one row per judgement
select
    j.left_key as member,
    j.right_key as said,
    j.who as who,
    j.why as why,
    j.decided_at as decided_at
from v_judgement as j
where j.kind in ('source', 'speaker') and j.verdict = 'value' and j.field = 'member' and j.stands = 1
order by j.decided_at, j.left_key, j.right_key
