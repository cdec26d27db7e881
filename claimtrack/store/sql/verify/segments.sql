-- The parts of the quotes of some revisions that have several.
-- grain: one row per part, in order
select g.coding_id as coding_id, g.start_char as start_char, g.end_char as end_char
from span_segment as g
join coding as c on c.id = g.coding_id
join reading as r on r.id = c.reading_id
where r.revision_id in (:revisions)
order by g.coding_id, g.position
