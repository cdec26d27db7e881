-- Every name of every topic.
-- grain: one row per topic and name
select distinct n.topic_id as topic_id, n.name as name
from v_topic_name as n
order by n.topic_id, n.name
