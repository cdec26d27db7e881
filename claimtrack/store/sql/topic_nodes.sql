-- A topic and the topics below it, each with the claims that belong to it or to one below it.
-- grain: one row per topic and claim; one with a null claim for a topic without claims
-- :topic = the key of a topic
with under as materialized (
    select u.topic_id
    from v_topic as t
    join v_topic_tree as u on u.ancestor_id = t.topic_id
    where t.topic_key = :topic
),
reached as materialized (
    select distinct u.ancestor_id as topic_id, x.claim_id
    from v_topic_tree as u
    join v_claim_topic as x on x.topic_id = u.topic_id
    where u.ancestor_id in (select d.topic_id from under as d)
)
select
    n.topic_id as topic_id,
    n.path as path,
    c.claim as claim,
    c.reviewed as reviewed
from v_topic as n
left join reached as r on r.topic_id = n.topic_id
left join v_claim as c on c.claim_id = r.claim_id
where n.topic_id in (select d.topic_id from under as d)
order by n.path, n.topic_key, c.claim
