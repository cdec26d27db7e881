-- The topics of some statements, as their claims or they themselves name them; not those above.
-- grain: one row per statement and topic
-- :statements = ids of statements
select x.statement_id as statement_id, t.topic_key as topic_key, t.topic as topic, t.path as path
from v_statement_topic as x
join v_topic as t on t.topic_id = x.topic_id
where x.statement_id in (:statements)
order by x.statement_id, t.topic_key
