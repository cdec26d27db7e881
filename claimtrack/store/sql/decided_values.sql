-- Values of records that people decided and did not take back, in the order they hold; the last one of a field stands.
-- grain: one row per judgement
-- :records = what judgements name records with
select
    j.left_key as record,
    j.field as field,
    j.right_key as value,
    j.who as who,
    j.why as why,
    j.decided_at as decided_at
from v_judgement as j
where j.kind = 'statement' and j.verdict = 'value' and j.stands = 1 and j.left_key in (:records)
order by j.decided_at, j.left_key, j.field, j.right_key
