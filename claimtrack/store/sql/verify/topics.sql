-- Which topic lies under which.
-- grain: one row per topic that has one above
select t.key as topic, above.key as above
from topic as t
join topic as above on above.id = t.parent_id
order by t.key
