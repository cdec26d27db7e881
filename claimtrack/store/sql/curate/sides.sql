-- For which groups statements stand, those whose words they are apart.
-- grain: one row per statement and side
select s.statement_key as statement_key, x.side as side
from v_side_statement as x
join v_statement as s on s.statement_id = x.statement_id
where x.side_id <> x.principal_id
order by s.statement_key, x.side
