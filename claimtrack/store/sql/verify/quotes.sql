-- The records of some revisions, each with its quote and where that is said to stand.
-- grain: one row per record
select
    r.revision_id as revision_id,
    c.id as coding_id,
    r.coder as coder,
    c.record_id as record_id,
    c.evidence as evidence,
    c.body as body,
    s.text as quote,
    s.start_char as start_char,
    s.end_char as end_char
from coding as c
join reading as r on r.id = c.reading_id
left join span as s on s.coding_id = c.id
where r.revision_id in (:revisions)
order by r.revision_id, c.id
