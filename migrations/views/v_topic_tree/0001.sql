-- Which topics lie under which: each topic under itself and under all that are above it.
-- grain: one row per topic and ancestor
-- topic_id: a topic
-- ancestor_id: itself or a topic above it
create view v_topic_tree as
with recursive up (topic_id, ancestor_id) as (
    select t.id, t.id
    from topic as t
    union all
    select up.topic_id, t.parent_id
    from up
    join topic as t on t.id = up.ancestor_id
    where t.parent_id is not null
)
select
    up.topic_id as topic_id,
    up.ancestor_id as ancestor_id
from up
