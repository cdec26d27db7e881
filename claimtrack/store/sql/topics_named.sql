-- Every topic with each of its names.
-- grain: one row per topic and name
select
    t.topic_id as topic_id,
    t.topic as topic,
    t.path as path,
    t.topic_key as topic_key,
    above.topic_key as parent_key,
    n.name as name,
    t.reviewed as reviewed
from v_topic as t
left join v_topic as above on above.topic_id = t.parent_id
join v_topic_name as n on n.topic_id = t.topic_id
order by t.topic_key, n.name
