-- Where every topic is now.
-- grain: one row per topic
select t.topic_key as topic_key, t.path as path
from v_topic as t
order by t.topic_key
