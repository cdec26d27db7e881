-- Which claim belongs to which topic.
-- grain: one row per claim and topic
-- claim_id: which claim
-- topic_id: which topic
-- topic: the topic's primary name
-- path: the topic's names from the root, joined by a slash
create view v_claim_topic as
select
    x.claim_id as claim_id,
    x.topic_id as topic_id,
    t.topic as topic,
    t.path as path
from claim_topic as x
join v_topic as t on t.topic_id = x.topic_id
