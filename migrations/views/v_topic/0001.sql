-- The tree of topics.
-- grain: one row per topic
-- topic_id: surrogate id, local to this database
-- topic: primary name
-- path: names from the root, joined by a slash
-- parent_id: the topic above; null = a root
-- depth: 0 for a root
-- topic_key: content-derived key
-- reviewed: 1 when the codebook knows it
create view v_topic as
with recursive tree (topic_id, topic, path, parent_id, depth, topic_key, reviewed) as (
    select t.id, t.name, t.name, t.parent_id, 0, t.key, t.reviewed
    from topic as t
    where t.parent_id is null
    union all
    select t.id, t.name, tree.path || '/' || t.name, t.parent_id, tree.depth + 1, t.key, t.reviewed
    from topic as t
    join tree on tree.topic_id = t.parent_id
)
select
    tree.topic_id as topic_id,
    tree.topic as topic,
    tree.path as path,
    tree.parent_id as parent_id,
    tree.depth as depth,
    tree.topic_key as topic_key,
    tree.reviewed as reviewed
from tree
