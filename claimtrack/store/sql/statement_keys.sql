-- Which statements a key may mean: the one of exactly this key, else those whose keys begin with it.
-- grain: one row per statement
-- :key = a key, or the beginning of one
select
    s.statement_key as statement_key,
    s.speaker as speaker,
    s.date_text as date_text,
    s.claim as claim,
    case when s.statement_key = :key then 1 else 0 end as exactly
from v_statement as s
where substr(s.statement_key, 1, length(:key)) = :key
order by exactly desc, s.statement_key
limit 11
