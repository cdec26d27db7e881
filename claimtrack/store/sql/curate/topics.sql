-- On which topics statements are, as paths.
-- grain: one row per statement and topic
select s.statement_key as statement_key, t.path as path
from v_statement_topic as x
join v_statement as s on s.statement_id = x.statement_id
join v_topic as t on t.topic_id = x.topic_id
order by s.statement_key, t.path
