-- The topics of records that are on no claim.
-- grain: one row per coding and topic
-- :principals = ids of those whom the records commit
select x.coding_id as coding_id, t.key as topic_key
from coding_topic as x
join coding as c on c.id = x.coding_id and c.claim_id is null
join topic as t on t.id = x.topic_id
where x.coding_id in (select w.coding_id from coding_speaker as w where w.principal_id in (:principals))
order by x.coding_id, t.key
