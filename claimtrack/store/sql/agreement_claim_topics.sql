-- Whether a claim is on a topic, or on one below it.
-- grain: one row per topic of the claim that is
-- :topic = the key of a topic; :claim = the key of a claim
select x.topic_id as topic_id
from v_topic as t
join v_topic_tree as under on under.ancestor_id = t.topic_id
join v_claim_topic as x on x.topic_id = under.topic_id
join v_claim as c on c.claim_id = x.claim_id
where t.topic_key = :topic and c.claim = :claim
