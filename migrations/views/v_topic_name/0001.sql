-- Every name of every topic, for looking names up.
-- grain: one row per topic, language and name
-- topic_id: whose name
-- name: the name
-- lang: its language; empty = not said
-- norm_key: folded form used in look-ups
create view v_topic_name as
select
    n.topic_id as topic_id,
    n.text as name,
    n.lang as lang,
    n.norm_key as norm_key
from topic_name as n
