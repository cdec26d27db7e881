-- The statements made on a topic itself or on one below it, without a claim.
-- grain: one row per topic and statement; a statement stands under every topic above its own as well
-- :topic = the key of a topic
with under as materialized (
    select u.topic_id
    from v_topic as t
    join v_topic_tree as u on u.ancestor_id = t.topic_id
    where t.topic_key = :topic
)
select distinct
    u.ancestor_id as topic_id,
    x.statement_id as statement_id
from v_topic_tree as u
join v_statement_topic as x on x.topic_id = u.topic_id and x.through_claim = 0
where u.ancestor_id in (select d.topic_id from under as d)
order by u.ancestor_id, x.statement_id
