-- The topics of the claims with all above them but the outermost, which holds everything of its field.
-- grain: one row per claim and topic
select distinct x.claim_id as claim_id, u.ancestor_id as topic_id
from v_claim_topic as x
join v_topic_tree as u on u.topic_id = x.topic_id
join v_topic as t on t.topic_id = u.ancestor_id
where t.depth > 0 or u.ancestor_id = x.topic_id
order by x.claim_id, u.ancestor_id
