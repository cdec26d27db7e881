-- Names of topics that begin with some letters, for shell completion.
-- grain: one row per name
select distinct n.name as name
from v_topic_name as n
where substr(n.name, 1, length(:letters)) = :letters
order by name
limit 100
